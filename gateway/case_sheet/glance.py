"""The case at a glance: where it is, who has it, until when, and what this person does next."""

from datetime import datetime
from typing import Any

from hotline.calendar.workdays import WorkCalendar
from hotline.domain.acts import ACTS
from hotline.domain.case import Case
from hotline.domain.decisions import DECISIONS
from hotline.domain.roles import Actor, Role
from hotline.domain.status import CaseStatus

from ..days_left import days_left

FIRST_ACTS = ("sign_slip", "acknowledge_urging")
CENTER = "受理中心"
AT_WHOM = {
    CaseStatus.REGISTERED: CENTER, CaseStatus.AWAITING_APPROVAL: CENTER, CaseStatus.AWAITING_INSTRUCTION: "市政府领导",
    CaseStatus.APPROVED: CENTER, CaseStatus.REPORTED: CENTER, CaseStatus.AWAITING_LEADER_REVIEW: "市政府领导",
    CaseStatus.COMPLETED: CENTER,
}


def glance_of(
    case: Case, actor: Actor, sheet: dict[str, Any], calendar: WorkCalendar, now: datetime
) -> dict[str, Any]:
    """`at_whom`, `due_at` with the working days left in words, and `next`: what to click, or why there is nothing."""
    due_at = _due_at(case, actor, sheet)
    left = days_left(calendar, due_at, now)
    return {
        "at_whom": _at_whom(case, sheet), "due_at": due_at, "due_style": left.style,
        "due_words": left.words if due_at else "", "next": _next(sheet),
    }


def _at_whom(case: Case, sheet: dict[str, Any]) -> list[str]:
    """Who has it now: of open tasks their groups, else the units on duty, else whose turn the state says it is."""
    if not case.is_open or case.status in CaseStatus.aside():
        return []
    found = [step["who"] for step in sheet["standing"]]
    found += [part["unit_name"] for part in sheet["assignments"] if part["is_running"]]
    found = found or ([AT_WHOM[case.status]] if case.status in AT_WHOM else [])
    return list(dict.fromkeys(found))


def _due_at(case: Case, actor: Actor, sheet: dict[str, Any]) -> str:
    """The limit that counts for this person: their unit's own, else the next one that runs."""
    running = [part for part in sheet["assignments"] if part["is_running"]]
    if actor.has(*Role.unit()):
        running = [part for part in running if part["unit_id"] == actor.unit_id]
    limits = [part["due_at"] for part in running] or [step["due_at"] for step in sheet["standing"]]
    return min((at for at in limits if at), default="")


def _next(sheet: dict[str, Any]) -> dict[str, str] | None:
    """The task that waits for this person, or the act that comes before all others."""
    named = {act["name"] for act in sheet["acts"]}
    for step in sheet["standing"]:
        if step["key"]:
            article = DECISIONS[step["element_id"]].article if step["element_id"] in DECISIONS else ""
            return {"label": step["title"], "address": f"/tasks/{step['key']}", "article": article}
    for name in FIRST_ACTS:
        if name in named:
            address = f"/cases/{sheet['case_id']}/acts/{name}"
            return {"label": ACTS[name].title, "address": address, "article": ACTS[name].article}
    return None
