"""The same doors for programs: JSON under /api/v1, errors after RFC 9457."""

from fastapi import APIRouter

from . import calls, cases, documents, notices, proposals, quiet, releases, reports, sessions, tasks

router = APIRouter(prefix="/api/v1")
for area in (sessions, calls, proposals, tasks, cases, documents, notices, reports, releases, quiet):
    router.include_router(area.router)
