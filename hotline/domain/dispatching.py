"""Giving a matter to units (转办, R-5.2.2), and asking them again (补办, 重新办理, R-5.3.2)."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from ..calendar.workdays import Deadline
from .assignment import Assignment
from .case import Case
from .classification import UnitRole
from .directory import Unit
from .documents import DocumentKind, DocumentRef
from .errors import Refused
from .events import EventType
from .roles import SYSTEM
from .status import CaseStatus


def slip_claim(case_id: str, attempt: int, unit_id: str) -> str:
    """What a transfer slip's number is claimed for."""
    return f"{DocumentKind.TRANSFER_SLIP}/{case_id}/{attempt}/{unit_id}"


def assign_units(
    case: Case, units: Sequence[Unit], *, lead_unit_id: str, round: int, attempt: int, at: datetime,
    deadline: Deadline, limit_text: str,
) -> None:
    """Note each unit's part, lead first. A repeat for the same attempt changes nothing.

    Raises:
        Refused: a report of wrongdoing would reach the unit it reports. Source: 《信访工作条例》 (2022) art. 30.
    """
    if any(a.attempt == attempt for a in case.assignments):
        return
    if case.reported_unit_id and any(unit.id == case.reported_unit_id for unit in units):
        raise Refused("不得将举报件转给被举报单位，请改派其他单位", "《信访工作条例》第三十条")
    for unit in sorted(units, key=lambda unit: unit.id != lead_unit_id):
        case.assignments.append(
            Assignment(
                unit_id=unit.id, unit_name=unit.name, round=round, attempt=attempt,
                role=UnitRole.LEAD if unit.id == lead_unit_id or len(units) == 1 else UnitRole.CO,
                issued_at=at.isoformat(timespec="seconds"), due_at=deadline.due_at.isoformat(timespec="seconds"),
                counted_on=[day.isoformat() for day in deadline.counted_on], limit_text=limit_text,
            )
        )


def dispatched(
    case: Case, slips: Mapping[str, DocumentRef], *, round: int, attempt: int, at: datetime
) -> None:
    """Attach the slips and hand the case to the units. Idempotent by attempt."""
    effect = f"issue_transfer_slips/{attempt}"
    if case.has_done(effect):
        return
    parts = [a for a in case.assignments if a.attempt == attempt]
    for part in parts:
        part.slip_id = slips[part.unit_id].id
        case.attach(slips[part.unit_id])
    case.move_to(
        CaseStatus.HANDLING, EventType.CASE_DISPATCHED, at=at, by=SYSTEM, effect=effect,
        data={
            "round": round, "attempt": attempt, "unit_ids": [part.unit_id for part in parts],
            "lead_unit_id": parts[0].unit_id, "due_at": parts[0].due_at,
            "document_ids": [part.slip_id for part in parts],
        },
    )


def begin_supplement(case: Case, attempt: int, *, at: datetime) -> int:
    """The units of `attempt` are to mend their reports; returns the number of the new attempt."""
    effect = f"begin_supplement/{attempt}"
    if not case.has_done(effect):
        case.attempt = attempt + 1
        case.record(
            EventType.SUPPLEMENT_ORDERED, at=at, by=SYSTEM, effect=effect,
            data={"round": case.round, "attempt": attempt + 1},
        )
    return attempt + 1


def begin_round(case: Case, round: int, attempt: int, *, at: datetime) -> None:
    """Second approval: the case goes back to the center head with round and attempt + 1."""
    effect = f"begin_round/{round}"
    if case.has_done(effect):
        return
    case.round, case.attempt = round + 1, attempt + 1
    case.move_to(
        CaseStatus.AWAITING_APPROVAL, EventType.ROUND_BEGUN, at=at, by=SYSTEM, effect=effect,
        data={"round": round + 1, "attempt": attempt + 1},
    )
