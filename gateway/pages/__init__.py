"""Pages for people, one module per area."""

from . import callers, calls, cases, documents, home, notices, proposals, releases, reports, sessions, status, tasks

ROUTERS = [
    m.router
    for m in (
        sessions, home, calls, proposals, callers, tasks, cases, documents, notices, reports, releases, status,
    )
]
