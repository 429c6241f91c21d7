"""The same doors for programs: JSON under /api/v1, errors after RFC 9457."""

from fastapi import APIRouter

from . import (
    acts,
    attachments,
    calls,
    cases,
    documents,
    notices,
    proposals,
    quiet,
    releases,
    reports,
    sessions,
    substitutions,
    tasks,
)

router = APIRouter(prefix="/api/v1")
for area in (
    sessions, calls, proposals, tasks, cases, acts, attachments, documents, notices, substitutions, reports, releases,
    quiet,
):
    router.include_router(area.router)
