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
        sessions, home, calls, proposals, callers, tasks, cases, acts, attachments, assigned_matters, watching,
        documents, notices, substitutions,
        reports, releases, status,
    )
]
