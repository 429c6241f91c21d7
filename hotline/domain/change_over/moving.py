"""Makes a case of an old one: closed ones are history, open ones enter the procedure where they stood (R-6.4).

One entry of the history tells all that was before; no document is made again, nobody is told of what was long ago.
"""

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from ...calendar.workdays import WorkCalendar
from ..approval import Callback
from ..archiving import CASES_PER_VOLUME
from ..assignment import Assignment, Report
from ..case import Case, Volume
from ..classification import (
    EmergencyService,
    Importance,
    Kind,
    Organ,
    Protection,
    SecrecyLevel,
    UnitRole,
    Urgency,
    Way,
)
from ..directory import Unit
from ..events import EventType
from ..identity import CallerIdentity, normal_phone
from ..intake import start_command
from ..roles import SYSTEM, Actor
from ..status import CaseStatus as S
from ..turn import KeptLimit
from .old_cases import SATISFACTIONS, OldCase, Stage

OLD_SYSTEM = "原系统"
LIMIT_TEXT = "沿用原系统期限"
ENTRY = {
    Stage.APPROVAL: (S.AWAITING_APPROVAL, "approval"), Stage.HANDLING: (S.APPROVED, "handling"),
    Stage.REVIEW: (S.REPORTED, "review"), Stage.CALLBACK: (S.COMPLETED, "callback"),
}
OUTCOMES = {Way.ANSWER: "answered", Way.REDIRECT: "redirected", Way.HAND_OVER: "handed_over"}


def identity_of(old: OldCase) -> CallerIdentity | None:
    """Who called, for the vault; None of an anonymous caller who left nothing."""
    found = CallerIdentity(name=old.name, phone=normal_phone(old.phone), address=old.address)
    return found if any(found.model_dump().values()) else None


def moved_in(
    old: OldCase, case_id: str, *, import_id: str, at: datetime, by: Actor, units: Mapping[str, Unit],
    calendar: WorkCalendar,
) -> Case:
    """The case of an old one under its new number, with the command that starts its instance where it is open."""
    status, resume_at = _entry(old)
    case = _matter(old, case_id, status)
    if old.stage == Stage.HANDLING:
        case.kept_limit = _limit(old, calendar, at)
    elif old.unit_ids and old.stage != Stage.APPROVAL:
        case.assignments = _parts(old, [units[unit_id] for unit_id in old.unit_ids], _limit(old, calendar, at))
    if not old.stage:
        _end(case, old)
    case.record(
        EventType.CASE_MOVED_IN, at=at, by=by, effect=f"moved_in/{import_id}/{old.old_number}",
        data=_told(case, old), detail={"old_number": old.old_number},
    )
    if old.stage:
        case.resume_at = resume_at
        case.ask_engine(start_command(case, resume_at))
    return case


def _entry(old: OldCase) -> tuple[S, str]:
    """A report of wrongdoing begins at the start, where a second person checks what units will read."""
    if not old.stage:
        return S.ARCHIVED, ""
    if old.stage == Stage.HANDLING and old.reports_wrongdoing:
        return S.REGISTERED, ""
    return ENTRY[Stage(old.stage)]


def _matter(old: OldCase, case_id: str, status: S) -> Case:
    call, way = old.as_call(), old.course
    same = call.model_dump(include={
        "subject", "content", "unit_text", "place", "district", "topic", "reports_wrongdoing", "reported_unit_id",
    })
    return Case(
        id=case_id, old_number=old.old_number, status=status, registered_at=old.registered_at,
        registered_by=SYSTEM.account_id, operator_number=old.operator_number, kind=Kind(old.kind),
        urgency=Urgency(old.urgency), importance=Importance(old.importance), secrecy=SecrecyLevel(old.secrecy),
        way=way, organ=Organ(old.organ) if way is Way.REDIRECT else None,
        service=EmergencyService(old.service) if way is Way.HAND_OVER else None,
        protection=Protection.PROTECTED if old.is_protected else Protection.ORDINARY,
        is_anonymous=not old.name and not old.phone, answer=old.answer, unit_ids=old.unit_ids,
        lead_unit_id=old.unit_ids[0] if old.unit_ids else "", **same,
    )


def _limit(old: OldCase, calendar: WorkCalendar, at: datetime) -> KeptLimit:
    issued_at = old.issued_at or old.registered_at
    due_at = old.due_at or old.reported_at or old.closed_at or at.isoformat(timespec="seconds")
    counted = calendar.working_days_after(date.fromisoformat(issued_at[:10]), date.fromisoformat(due_at[:10]))
    return KeptLimit(
        attempt=1, issued_at=issued_at, due_at=due_at, counted_on=[day.isoformat() for day in counted],
        limit_text=LIMIT_TEXT,
    )


def _parts(old: OldCase, units: Sequence[Unit], limit: KeptLimit) -> list[Assignment]:
    reported_at = old.reported_at or old.closed_at
    return [
        Assignment(
            unit_id=unit.id, unit_name=unit.name, role=UnitRole.CO if place else UnitRole.LEAD, round=1,
            report=_report(old, reported_at, is_lead=not place), signed_at=limit.issued_at,
            watch_ended_at=reported_at, **limit.model_dump(),
        )
        for place, unit in enumerate(units)
    ]


def _report(old: OldCase, at: str, *, is_lead: bool) -> Report:
    return Report(
        at=at, by=SYSTEM.account_id, by_name=OLD_SYSTEM, is_solved=old.is_solved, contacted_caller=False,
        handling=(old.handling or "（原系统未留存办理情况）") if is_lead else "（见主办单位的办理情况）",
        public_answer=old.answer if is_lead else "",
    )


def _end(case: Case, old: OldCase) -> None:
    case.outcome = OUTCOMES.get(case.way, "completed")
    if old.volume:
        case.volume = Volume(name=old.volume, position=old.position or CASES_PER_VOLUME, is_sealed=True)
    if old.satisfaction:
        mark = SATISFACTIONS[old.satisfaction]
        case.callbacks.append(Callback(
            at=old.closed_at, by=SYSTEM.account_id, by_name=OLD_SYSTEM, quality=mark, efficiency=mark,
            outcome="satisfied" if mark > 1 else "unsatisfied_justified", satisfaction=mark,
        ))


def _told(case: Case, old: OldCase) -> dict:
    """What the event tells: codes, ids and instants of what was before."""
    is_reported = bool(case.assignments)
    last_at = old.reported_at or old.closed_at
    return {
        **{name: getattr(case, name) for name in (
            "kind", "urgency", "importance", "way", "topic", "operator_number", "secrecy", "protection",
            "reports_wrongdoing", "district", "origin", "call_seconds", "registered_at",
        )},
        "stage": old.stage, "unit_ids": [part.unit_id for part in case.assignments],
        "dispatched_at": case.assignments[0].issued_at if is_reported else "",
        "reported_at": last_at if is_reported else "", "is_solved": old.is_solved,
        "is_on_time": not old.due_at or not last_at or last_at <= old.due_at,
        "satisfaction": SATISFACTIONS.get(old.satisfaction, 0),
        "archived_at": "" if old.stage else old.closed_at, "outcome": case.outcome,
    }


