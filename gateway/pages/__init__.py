"""Pages for people, one module per area."""

from . import (
    account_security,
    acts,
    answering_day_callers,
    answering_day_reports,
    answering_days,
    assigned_matters,
    attachments,
    boards,
    calendar,
    call_drafts,
    callers,
    calls,
    cases,
    directory,
    documents,
    home,
    knowledge,
    learned_models,
    live,
    look_up,
    my_account,
    notices,
    proposals,
    releases,
    reports,
    reveals,
    roles,
    roster,
    second_factor,
    sessions,
    single_sign_on,
    status,
    substitutions,
    tasks,
    usual_opinions,
    watching,
    work_filters,
    work_list,
)

ROUTERS = [
    m.router
    for m in (
        sessions, single_sign_on, my_account, second_factor, account_security, roles, directory, calendar,
        look_up, home, usual_opinions, boards,
        knowledge, call_drafts, calls, proposals, callers, tasks, cases, reveals, acts,
        attachments, answering_days, answering_day_reports, answering_day_callers, assigned_matters, watching,
        work_list, work_filters, documents, notices, substitutions, roster,
        reports, releases, learned_models, status, live,
    )
]
