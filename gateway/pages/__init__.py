"""Pages for people, one module per area."""

from . import (
    account_security,
    acts,
    assigned_matters,
    attachments,
    call_drafts,
    callers,
    calls,
    cases,
    directory,
    documents,
    home,
    knowledge,
    learned_models,
    look_up,
    live,
    my_account,
    notices,
    proposals,
    releases,
    reports,
    roles,
    second_factor,
    sessions,
    status,
    substitutions,
    tasks,
    watching,
)

ROUTERS = [
    m.router
    for m in (
        sessions, my_account, second_factor, account_security, roles, directory,
        look_up, home, knowledge, call_drafts, calls, proposals, callers, tasks, cases, acts, attachments,
        assigned_matters, watching, documents, notices, substitutions,
        reports, releases, learned_models, status, live,
    )
]
