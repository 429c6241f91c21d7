"""Pages for people, one module per area."""

from . import (
    acts,
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
)

ROUTERS = [
    m.router
    for m in (
        sessions, home, calls, proposals, callers, tasks, cases, acts, attachments, documents, notices, substitutions,
        reports, releases, status,
    )
]
