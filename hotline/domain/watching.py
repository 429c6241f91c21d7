"""The watch over a unit's limit: when to urge, when to hand over to supervision (R-5.2.3, R-5.2.4)."""

from datetime import datetime, timedelta

from pydantic import BaseModel

from ..calendar.workdays import WorkCalendar
from .assignment import Assignment, Urging


class UrgingRule(BaseModel):
    """The urging moments of the decision table.

    Shares are parts of the whole limit that are left when the urging is due, capped in working hours before
    the limit. `answer_work_hours` is how long an urging may be answered; None means half of what remains.
    `repeat_workdays` is how often a unit is urged again after supervision.
    """

    first_share_left: float
    first_cap_work_hours: float
    second_share_left: float
    second_cap_work_hours: float
    answer_work_hours: float | None = None
    repeat_workdays: int = 5


class NextAct(BaseModel):
    """What the watch does next: `act` is urge, supervise or wait; `at` when; `cause` why."""

    act: str
    at: datetime
    cause: str = ""


def next_act(
    assignment: Assignment, rule: UrgingRule, calendar: WorkCalendar, now: datetime, *, at_any_hour: bool = False
) -> NextAct:
    """The next automatic act of the watch over one unit.

    Nobody is urged outside working hours but `at_any_hour`, in an emergency. A supervision that was begun and
    not answered, because the course was entered anew, is taken up again.

    Before supervision: the first and second urging at their moments, supervision at the earlier of the limit
    and the second urging's fruitless end. After it, an urging every `repeat_workdays`.
    """
    due_at = datetime.fromisoformat(assignment.due_at)
    if assignment.supervision and not assignment.supervision.unit_answer:
        return NextAct(act="supervise", at=now, cause=assignment.supervision.cause)
    if assignment.supervision:
        last = max([assignment.supervision.at, *[u.at for u in assignment.urgings]])
        again = calendar.add_workdays(datetime.fromisoformat(last), rule.repeat_workdays).due_at
        return NextAct(act="urge", at=_civil(max(again, now), calendar, at_any_hour))
    fruitless_at = _second_fruitless_at(assignment)
    supervise = NextAct(act="supervise", at=due_at, cause="overdue")
    if fruitless_at and fruitless_at < due_at:
        supervise = NextAct(act="supervise", at=fruitless_at, cause="fruitless")
    ordinal = sum(1 for u in _urgings_of_this_limit(assignment) if not u.by_hand) + 1
    if ordinal > 2:
        return _not_before(supervise, now)
    urge_at = _civil(max(_urging_at(assignment, rule, calendar, ordinal), now), calendar, at_any_hour)
    if urge_at >= supervise.at or supervise.at <= now:
        return _not_before(supervise, now)
    return _not_before(NextAct(act="urge", at=urge_at), now)


def answer_due_at(rule: UrgingRule, calendar: WorkCalendar, *, urged_at: datetime, due_at: datetime) -> datetime:
    """When an urging made at `urged_at` has become fruitless."""
    if rule.answer_work_hours is not None:
        return calendar.add_work_time(urged_at, timedelta(hours=rule.answer_work_hours)).due_at
    return urged_at + max(due_at - urged_at, timedelta()) / 2


def _civil(at: datetime, calendar: WorkCalendar, at_any_hour: bool) -> datetime:
    return at if at_any_hour else calendar.next_working_time(at)


def _urging_at(assignment: Assignment, rule: UrgingRule, calendar: WorkCalendar, ordinal: int) -> datetime:
    issued_at = datetime.fromisoformat(assignment.issued_at)
    due_at = datetime.fromisoformat(assignment.due_at)
    share = rule.first_share_left if ordinal == 1 else rule.second_share_left
    cap = timedelta(hours=rule.first_cap_work_hours if ordinal == 1 else rule.second_cap_work_hours)
    whole = calendar.work_time_between(issued_at, due_at)
    left = min(whole * share, cap)
    if not left:
        return due_at - (due_at - issued_at) * share
    return calendar.subtract_work_time(due_at, left)


def _second_fruitless_at(assignment: Assignment) -> datetime | None:
    urgings = _urgings_of_this_limit(assignment)
    return datetime.fromisoformat(urgings[1].answer_due_at) if len(urgings) > 1 else None


def _urgings_of_this_limit(assignment: Assignment) -> list[Urging]:
    """Those made since the limit was last moved: an extension answers the urgings before it."""
    return [u for u in assignment.urgings if not assignment.extended_at or u.at >= assignment.extended_at]


def _not_before(act: NextAct, now: datetime) -> NextAct:
    return act if act.at >= now else act.model_copy(update={"at": now})
