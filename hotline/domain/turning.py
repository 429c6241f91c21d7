"""Ordering a turn of the course, and carrying it out behind the engine's boundary event."""

from datetime import datetime, timedelta
from typing import Any

from .boundary import boundary_of
from .case import Case
from .classification import UnitRole
from .dispatching import keep_limit
from .documents import DocumentKind
from .engine_commands import MESSAGE_COURSE_TURNED, MESSAGE_PARENT_CLOSED, EngineCommand
from .errors import TransitionRefused
from .events import EventType
from .messages import tell_course
from .occasion import Occasion
from .ordering import order_document
from .ports import Directory
from .resuming import resume_requests
from .roles import SYSTEM, Actor
from .status import CaseStatus
from .turn import Merge, Shelf, Turn, TurnKind

SETTLING = timedelta(seconds=3)
ENDING = timedelta(minutes=1)


def may_turn(case: Case) -> bool:
    """Whether the course can be changed now: it is under way, and no other turn is."""
    return case.turn is None and case.status in CaseStatus.in_course()


def require_no_turn(case: Case) -> None:
    """Raises: TransitionRefused: a turn is under way, nobody decides on the case meanwhile."""
    if case.turn is not None:
        raise TransitionRefused(f"本件正在办理「{case.turn.kind.label}」，请稍候片刻再查看")


def order_turn(case: Case, kind: TurnKind, occasion: Occasion, **data: Any) -> None:
    """Keep the turn and tell the engine; the job behind the boundary event carries it out.

    Raises:
        TransitionRefused: the case has ended, or is under another turn.
    """
    require_no_turn(case)
    if not may_turn(case):
        raise TransitionRefused(f"案件现为「{case.status.label}」，不能再办理「{kind.label}」")
    _require_watches_ended(case, occasion.at)
    case.turns += 1
    case.turn = Turn(
        number=case.turns, kind=kind, ordered_at=occasion.said_at, by=occasion.by.account_id,
        by_name=occasion.by.name, data=data,
    )
    case.record(
        EventType.TURN_ORDERED, at=occasion.at, by=occasion.by, effect=occasion.effect, data={"turn": kind},
        detail={name: text for name, text in data.items() if name in ("reason", "explained", "review_on")},
    )
    tell_course(case, MESSAGE_COURSE_TURNED, turn=kind)


def _require_watches_ended(case: Case, at: datetime) -> None:
    """A unit's report, excuse or return ends the watch over its limit by an interrupting message; a turn that ends
    the whole course in that very moment leaves an instance of Zeebe 8.0 stuck (docs/adr/0015).

    Raises:
        TransitionRefused: the engine is still at it.
    """
    for part in case.current_assignments:
        if (part.closed_at and _is_recent(part.watch_ended_at, at, SETTLING)) or (
            part.closed_at and not part.watch_ended_at and _is_recent(part.closed_at, at, ENDING)
        ):
            raise TransitionRefused(f"{part.unit_name}刚刚办结本环节，系统正在处理，请稍候几秒再办理")


def _is_recent(since: str, at: datetime, span: timedelta) -> bool:
    return bool(since) and at - datetime.fromisoformat(since) < span


def withdrawn(case: Case, *, at: datetime) -> None:
    """The caller took the matter back: nothing is asked of anybody any more."""
    if (turn := _take(case, TurnKind.WITHDRAW)) is None:
        return
    by = _by(turn)
    order_document(
        case, DocumentKind.WITHDRAWAL_RECORD, str(turn.number), by=by, at=_at(turn), is_at_once=False,
        words={"reason": turn.data["reason"]},
    )
    case.move_to(CaseStatus.WITHDRAWN, EventType.CASE_WITHDRAWN, at=at, by=by, effect=turn.effect, data={})


def corrected(case: Case, *, at: datetime) -> None:
    """The head gives the matter to other units; the clock runs on (`PRACTICE`, clock)."""
    if (turn := _take(case, TurnKind.CORRECT)) is None:
        return
    by, before = _by(turn), case.latest_unit_ids
    keep_limit(case)
    case.attempt += 1
    case.unit_ids, case.lead_unit_id = turn.data["unit_ids"], turn.data["unit_ids"][0]
    case.resume_at = "handling"
    order_document(
        case, DocumentKind.CORRECTION_DECISION, str(turn.number), by=by, at=_at(turn),
        words={
            "from_unit_ids": before, "to_unit_ids": case.unit_ids, "lead_unit_id": case.lead_unit_id,
            "reason": turn.data["reason"],
        },
    )
    data = {"round": case.round, "attempt": case.attempt, "unit_ids": case.unit_ids}
    if case.status is CaseStatus.APPROVED:
        case.record(EventType.CASE_CORRECTED, at=at, by=by, effect=turn.effect, data=data)
    else:
        case.move_to(CaseStatus.APPROVED, EventType.CASE_CORRECTED, at=at, by=by, effect=turn.effect, data=data)


def leader_substituted(case: Case, directory: Directory, *, at: datetime) -> None:
    """Another leader sits at the desk meanwhile; both are named on what they write (R-5.3.2)."""
    if (turn := _take(case, TurnKind.SUBSTITUTE)) is None:
        return
    by = _by(turn)
    approval = next(a for a in reversed(case.approvals) if a.leader_id)
    approval.substitute_id = turn.data["leader_id"]
    approval.substitute_name = directory.leader(approval.substitute_id).name
    case.resume_at = boundary_of(case)[0]
    order_document(
        case, DocumentKind.SUBSTITUTION_RECORD, str(turn.number), by=by, at=_at(turn),
        words={
            "absent": directory.leader(approval.leader_id).full_title,
            "substitute": directory.leader(approval.substitute_id).full_title, "reason": turn.data["reason"],
        },
    )
    case.record(
        EventType.LEADER_SUBSTITUTED, at=at, by=by, effect=turn.effect,
        data={"leader_id": approval.leader_id, "substitute_id": approval.substitute_id},
    )
    resume_requests(case, at=at)


def shelved(case: Case, *, at: datetime) -> str:
    """Put the matter on the watch list; returns the day on which it comes back by itself. Repeatable."""
    if (turn := _take(case, TurnKind.SHELVE)) is not None:
        by, data = _by(turn), turn.data
        case.shelves.append(
            Shelf(
                reason=data["reason"], explained=data["explained"], review_on=data["review_on"],
                at=turn.ordered_at, by_name=turn.by_name,
            )
        )
        order_document(
            case, DocumentKind.SHELVING_RECORD, str(turn.number), by=by, at=_at(turn),
            words={name: data[name] for name in ("reason", "explained", "review_on")},
        )
        case.move_to(
            CaseStatus.SHELVED, EventType.CASE_SHELVED, at=at, by=by, effect=turn.effect,
            data={"review_on": data["review_on"]},
        )
    return case.shelves[-1].review_on


def unshelved(case: Case, *, at: datetime) -> None:
    """The matter comes back: the center head looks at it anew (二次批办)."""
    effect = f"unshelve/{len(case.shelves)}"
    if case.has_done(effect):
        return
    case.shelves[-1].ended_at = at.isoformat(timespec="seconds")
    case.round, case.attempt, case.resume_at = case.round + 1, case.attempt + 1, "approval"
    case.move_to(
        CaseStatus.AWAITING_APPROVAL, EventType.CASE_UNSHELVED, at=at, by=SYSTEM, effect=effect,
        data={"round": case.round, "attempt": case.attempt},
    )


def joined(case: Case, *, at: datetime) -> None:
    """The matter follows another from now on; what its units still owed is withdrawn by the engine."""
    turn = _take(case, TurnKind.MERGE)
    if turn is None:
        return
    by = _by(turn)
    case.merge = Merge(
        parent_id=turn.data["parent_id"], from_status=case.status, at=turn.ordered_at, by_name=turn.by_name,
        reason=turn.data.get("reason", ""),
    )
    order_document(
        case, DocumentKind.MERGE_RECORD, str(turn.number), by=by, at=_at(turn), is_at_once=False,
        words={"parent_id": case.merge.parent_id, "reason": case.merge.reason},
    )
    case.move_to(
        CaseStatus.MERGED, EventType.CASE_MERGED, at=at, by=by, effect=turn.effect,
        data={"parent_id": case.merge.parent_id},
    )


def left(case: Case, *, at: datetime) -> None:
    """The merge is undone: the matter goes on at the procedure in which it stood."""
    effect = f"leave_parent/{case.turns}"
    if case.has_done(effect) or case.merge is None:
        return
    parent_id = case.merge.parent_id
    resume_at, status = boundary_of(case, CaseStatus(case.merge.from_status))
    case.merge = None
    case.resume_at = resume_at if resume_at or case.unit_ids else "approval"
    case.move_to(
        status, EventType.MERGE_UNDONE, at=at, by=SYSTEM, effect=effect, data={"parent_id": parent_id}
    )
    resume_requests(case, at=at)


def child_attached(parent: Case, child_id: str, *, at: datetime) -> None:
    """Note the child at its parent; a parent that has ended closes it at once."""
    if child_id in parent.child_ids:
        return
    parent.child_ids.append(child_id)
    parent.record(
        EventType.CHILD_ATTACHED, at=at, by=SYSTEM, effect=f"attach/{child_id}/{len(parent.history)}",
        data={"child_id": child_id},
    )
    if not parent.is_open:
        parent.ask_engine(parent_closed_command(parent.id, child_id))


def child_detached(parent: Case, child_id: str, *, at: datetime) -> None:
    """The merge with this child was undone."""
    if child_id in parent.child_ids:
        parent.child_ids.remove(child_id)
        parent.record(
            EventType.CHILD_DETACHED, at=at, by=SYSTEM, effect=f"detach/{child_id}/{len(parent.history)}",
            data={"child_id": child_id},
        )


def parent_closed_command(parent_id: str, child_id: str) -> EngineCommand:
    """Tell a child's instance that its parent is closed."""
    return EngineCommand(
        id=f"{MESSAGE_PARENT_CLOSED}/{parent_id}/{child_id}", kind="publish", name=MESSAGE_PARENT_CLOSED,
        correlation_key=child_id,
    )


def closed_with_parent(case: Case, parent: Case, *, at: datetime) -> None:
    """The parent's answer is this caller's answer too."""
    effect = "closed_with_parent"
    if case.has_done(effect):
        return
    case.answer = case.answer or answer_of(parent)
    case.record(
        EventType.CLOSED_WITH_PARENT, at=at, by=SYSTEM, effect=effect, data={"parent_id": parent.id}
    )


def answer_of(case: Case) -> str:
    """What may be told to callers of this matter: the announcement, else the lead unit's public answer."""
    if case.announcement:
        return case.announcement.text
    latest_lead_first = sorted(case.assignments, key=lambda part: (-part.attempt, part.role is not UnitRole.LEAD))
    reports = [part.report for part in latest_lead_first if part.report]
    return next((report.public_answer for report in reports if report.public_answer), case.answer)


def lapse_turn(case: Case, *, at: datetime) -> None:
    """A turn that came too late to be caught: the course had ended already."""
    if case.turn is not None:
        turn, case.turn = case.turn, None
        case.record(EventType.TURN_LAPSED, at=at, by=SYSTEM, effect=turn.effect, data={"turn": turn.kind})


def course_variables(case: Case) -> dict[str, Any]:
    """What a new passage through the course starts with."""
    approval, units = case.approval, case.next_unit_ids
    return {
        "round": case.round, "attempt": case.attempt, "unit_ids": units, "lead_unit_id": units[0] if units else "",
        "leader_id": case.leader_seat, "is_instructed": bool(case.instructing_leader_id),
        "leader_limit_workdays": approval.leader_limit_workdays if approval else None, "resume_at": case.resume_at,
    }


def _take(case: Case, kind: TurnKind) -> Turn | None:
    """The pending turn of this kind, taken out of the case; None when it was carried out before."""
    if case.turn is None or case.turn.kind is not kind or case.has_done(case.turn.effect):
        return None
    turn, case.turn = case.turn, None
    return turn


def _by(turn: Turn) -> Actor:
    return Actor(account_id=turn.by, name=turn.by_name)


def _at(turn: Turn) -> datetime:
    return datetime.fromisoformat(turn.ordered_at)

