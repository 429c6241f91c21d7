"""Giving a matter to units (转办, R-5.2.2), and asking them again (补办, 重新办理, R-5.3.2)."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime

from ..calendar.workdays import Deadline
from .assignment import Assignment
from .case import Case
from .classification import UnitRole
from .directory import Unit
from .documents import DocumentKind, DocumentRef
from .errors import Refused
from .events import EventType
from .roles import SYSTEM, Actor
from .status import CaseStatus
from .turn import KeptLimit


def slip_claim(case_id: str, attempt: int, unit_id: str) -> str:
    """What a transfer slip's number is claimed for."""
    return f"{DocumentKind.TRANSFER_SLIP}/{case_id}/{attempt}/{unit_id}"


def assign_units(
    case: Case, units: Sequence[Unit], *, lead_unit_id: str, round: int, attempt: int, at: datetime,
    deadline: Deadline, limit_text: str, avoided: Collection[str] = (),
) -> None:
    """Note each unit's part, lead first. A repeat for the same attempt changes nothing.

    Raises:
        Refused: a report of wrongdoing would reach one of the units to be `avoided`.
    """
    if any(a.attempt == attempt for a in case.assignments):
        return
    require_avoidance(units, avoided)
    limit = _limit(case, attempt, at, deadline, limit_text)
    for unit in sorted(units, key=lambda unit: unit.id != lead_unit_id):
        case.assignments.append(
            Assignment(
                unit_id=unit.id, unit_name=unit.name, round=round,
                role=UnitRole.LEAD if unit.id == lead_unit_id or len(units) == 1 else UnitRole.CO,
                **limit.model_dump(),
            )
        )


def require_avoidance(units: Sequence[Unit], avoided: Collection[str]) -> None:
    """Raises: Refused: a report of wrongdoing would reach the unit it reports, or one above it.

    Source: 《信访工作条例》 (2022) art. 30.
    """
    if any(unit.id in avoided for unit in units):
        raise Refused("不得将举报件转给被举报单位及其上级单位，请改派其他单位", "《信访工作条例》第三十条")


def keep_limit(case: Case) -> None:
    """The next attempt keeps the limit of the present one: a re-dispatch doesn't reset the clock.

    Source: `PRACTICE`, clock.
    """
    if not (held := case.current_assignments):
        return
    first = min(held, key=lambda part: part.due_at)
    case.kept_limit = KeptLimit(
        attempt=case.attempt + 1, issued_at=first.issued_at, due_at=first.due_at, counted_on=first.counted_on,
        limit_text=first.limit_text,
    )


def _limit(case: Case, attempt: int, at: datetime, deadline: Deadline, limit_text: str) -> KeptLimit:
    if case.kept_limit and case.kept_limit.attempt == attempt:
        return case.kept_limit
    return KeptLimit(
        attempt=attempt, issued_at=at.isoformat(timespec="seconds"),
        due_at=deadline.due_at.isoformat(timespec="seconds"),
        counted_on=[day.isoformat() for day in deadline.counted_on], limit_text=limit_text,
    )


def replace_unit(case: Case, unit_id: str, replacing: Unit, attempt: int, avoided: Collection[str]) -> Assignment:
    """The part of a unit whose return was accepted goes to another; role and limit stay. Repeatable.

    Raises:
        Refused: a report of wrongdoing would reach the unit it reports, or one above it.
    """
    for part in case.assignments:
        if part.attempt == attempt and part.unit_id == replacing.id:
            return part
    require_avoidance([replacing], avoided)
    before = case.assignment(unit_id, attempt)
    part = Assignment(
        unit_id=replacing.id, unit_name=replacing.name, role=before.role, round=before.round, attempt=attempt,
        issued_at=before.issued_at, due_at=before.due_at, counted_on=before.counted_on,
        limit_text=before.limit_text, is_extended=before.is_extended, replaces_unit_id=unit_id,
    )
    case.assignments.append(part)
    return part


def replaced(case: Case, part: Assignment, slip: DocumentRef, *, at: datetime) -> None:
    """Attach the slip of the unit that took over. Idempotent by attempt and unit."""
    effect = f"replace_unit/{part.attempt}/{part.unit_id}"
    if case.has_done(effect):
        return
    case.assignment(part.unit_id, part.attempt).slip_id = slip.id
    case.attach(slip)
    case.record(
        EventType.UNIT_REPLACED, at=at, by=SYSTEM, effect=effect,
        data={
            "unit_id": part.unit_id, "round": part.round, "attempt": part.attempt,
            "replaces_unit_id": part.replaces_unit_id, "due_at": part.due_at, "document_id": slip.id,
        },
    )


def part_closed(
    case: Case, event: EventType, *, at: datetime, by: Actor, effect: str, data: dict, detail: dict
) -> None:
    """Record that a unit's part has ended; with the last one the case goes to review."""
    if any(part.is_open for part in case.current_assignments):
        case.record(event, at=at, by=by, effect=effect, data=data, detail=detail)
    else:
        case.move_to(CaseStatus.REPORTED, event, at=at, by=by, effect=effect, data=data, detail=detail)


def dispatched(
    case: Case, slips: Mapping[str, DocumentRef], *, round: int, attempt: int, at: datetime
) -> None:
    """Attach the slips and hand the case to the units. Idempotent by attempt.

    A case that was withdrawn, merged or shelved meanwhile keeps the slips and stays where it is.
    """
    effect = f"issue_transfer_slips/{attempt}"
    if case.has_done(effect):
        return
    parts = [a for a in case.assignments if a.attempt == attempt and a.unit_id in slips]
    for part in parts:
        part.slip_id = slips[part.unit_id].id
        case.attach(slips[part.unit_id])
    if case.status in CaseStatus.aside():
        return
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
