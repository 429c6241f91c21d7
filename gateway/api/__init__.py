"""The same doors for programs: JSON under /api/v1, errors after RFC 9457."""

from fastapi import APIRouter

from . import (
    acts,
    answering_days,
    assigned_matters,
    attachments,
    boards,
    calendar,
    call_drafts,
    calls,
    cases,
    change_overs,
    description,
    directory,
    documents,
    knowledge,
    leader_desk,
    learned_models,
    look_up,
    my_account,
    notices,
    proposals,
    quiet,
    releases,
    reports,
    reveals,
    roster,
    sessions,
    substitutions,
    tasks,
    watching,
    work_list,
)

router = APIRouter(prefix="/api/v1")
for area in (
    sessions, my_account, directory, calendar,
    look_up, knowledge, call_drafts, calls, proposals, tasks, cases, reveals, acts, attachments, assigned_matters,
    boards, leader_desk, watching, work_list, answering_days, documents, notices, substitutions, roster, reports,
    releases, learned_models, change_overs, quiet, description,
):
    router.include_router(area.router)
