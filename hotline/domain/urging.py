"""Urging a unit and handing it over to supervision, as noted in the case (R-5.2.3, R-5.2.4)."""

from datetime import datetime

from ..calendar.workdays import WorkCalendar
from .assignment import Assignment, Supervision, Urging
from .case import Case
from .documents import DocumentRef
from .events import EventType
from .roles import SYSTEM
from .status import CaseStatus
from .watching import UrgingRule, answer_due_at


def urged(
    case: Case, unit_id: str, attempt: int, notice: DocumentRef, rule: UrgingRule, calendar: WorkCalendar,
    *, at: datetime, urged_by: str, effect: str,
) -> None:
    """Note one urging with its notice and the time by which it must be answered. Idempotent by `effect`."""
    case.attach(notice)
    if case.has_done(effect):
        return
    assignment = case.assignment(unit_id, attempt)
    due_at = datetime.fromisoformat(assignment.due_at)
    ordinal = len(assignment.urgings) + 1
    how = _ordered_by_hand(case, assignment) if urged_by else {}
    assignment.urgings.append(
        Urging(
            ordinal=ordinal, at=at.isoformat(timespec="seconds"), by=urged_by or SYSTEM.account_id,
            by_hand=bool(urged_by), document_id=notice.id,
            answer_due_at=answer_due_at(rule, calendar, urged_at=at, due_at=due_at).isoformat(timespec="seconds"),
            channel=how.get("channel", "系统通知"), person=how.get("person", ""), promise=how.get("promise", ""),
        )
    )
    case.record(
        EventType.UNIT_URGED, at=at, by=SYSTEM, effect=effect,
        data={
            "unit_id": unit_id, "round": assignment.round, "attempt": attempt, "ordinal": ordinal,
            "by_hand": bool(urged_by), "document_id": notice.id,
        },
    )


def supervised(
    case: Case, unit_id: str, attempt: int, notice: DocumentRef, *, cause: str, at: datetime
) -> None:
    """Hand one unit's part over to the municipal office, once per attempt and unit."""
    effect = f"supervise/{attempt}/{unit_id}"
    if case.has_done(effect):
        return
    assignment = case.assignment(unit_id, attempt)
    assignment.supervision = Supervision(
        at=at.isoformat(timespec="seconds"), cause=cause, document_id=notice.id
    )
    case.attach(notice)
    data = {
        "unit_id": unit_id, "round": assignment.round, "attempt": attempt, "cause": cause,
        "document_id": notice.id,
    }
    if case.status is CaseStatus.HANDLING:
        case.move_to(
            CaseStatus.SUPERVISED, EventType.SUPERVISION_STARTED, at=at, by=SYSTEM, effect=effect, data=data
        )
    else:
        case.record(EventType.SUPERVISION_STARTED, at=at, by=SYSTEM, effect=effect, data=data)


def _ordered_by_hand(case: Case, part: Assignment) -> dict[str, str]:
    """How and whom the center urged, and what was promised, as the person who urged wrote it down."""
    for entry in reversed(case.history):
        if entry.event is EventType.HAND_URGING_ORDERED and entry.data["unit_id"] == part.unit_id:
            return entry.detail
    return {}
