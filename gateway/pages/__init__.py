"""Pages for people, one module per area."""

from . import (
    acts,
    assigned_matters,
    attachments,
    callers,
    calls,
    cases,
    documents,
    home,
    knowledge,
    look_up,
    notices,
    proposals,
    releases,
    reports,
    sessions,
    status,
    substitutions,
    tasks,
    watching,
)

ROUTERS = [
    m.router
    for m in (
        sessions, look_up, home, knowledge, calls, proposals, callers, tasks, cases, acts, attachments,
        assigned_matters, watching, documents, notices, substitutions,
        reports, releases, status,
    )
]
