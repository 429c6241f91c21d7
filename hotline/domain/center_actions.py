"""What the center does with a running case outside of tasks: urge by hand, extend a limit (R-5.2.3, R-5.3.1)."""

from datetime import datetime, timedelta

from ..calendar.workdays import WorkCalendar
from .assignment import Assignment
from .case import Case
from .engine_commands import MESSAGE_LIMIT_MOVED, MESSAGE_URGE_BY_HAND, EngineCommand, watch_key
from .errors import AccessRefused, FieldsRefused, TransitionRefused
from .events import EventType
from .roles import Actor, Role

LONGEST_EXTENSION_WORKDAYS = 10
BETWEEN_HAND_URGINGS = timedelta(hours=4)


def urge_by_hand(
    case: Case, unit_id: str, calendar: WorkCalendar, *, at: datetime, by: Actor, effect: str
) -> None:
    """Order an urging now; the running watch makes the notice.

    Raises:
        AccessRefused: not the supervision section's or the head's.
        TransitionRefused: the unit has reported, or was urged less than four working hours ago.
    Source: `PRACTICE`, urging by hand.
    """
    _require_center(by)
    if case.has_done(effect):
        return
    assignment = _open_assignment(case, unit_id)
    ordered = [
        datetime.fromisoformat(entry.at) for entry in case.history
        if entry.event in (EventType.HAND_URGING_ORDERED, EventType.UNIT_URGED)
        and entry.data["unit_id"] == unit_id and entry.data["attempt"] == assignment.attempt
    ]
    if ordered and calendar.work_time_between(max(ordered), at) < BETWEEN_HAND_URGINGS:
        raise TransitionRefused("距上次催办不足 4 个工作小时，请稍后再催", "五（二）3")
    case.record(
        EventType.HAND_URGING_ORDERED, at=at, by=by, effect=effect,
        data={"unit_id": unit_id, "round": assignment.round, "attempt": assignment.attempt},
    )
    case.ask_engine(_message(case, MESSAGE_URGE_BY_HAND, assignment, {"urged_by": by.account_id}))


def extend_limit(
    case: Case, unit_id: str, workdays: int, reason: str, calendar: WorkCalendar,
    *, at: datetime, by: Actor, effect: str,
) -> None:
    """Move a unit's limit, once and before it has passed; all clocks follow.

    Raises:
        AccessRefused: not the center head's.
        FieldsRefused: the number of days or the reason is missing.
        TransitionRefused: extended before, or the limit has passed.
    Source: 《山东省政务服务热线管理办法》 (2020): at most ten working days, once, before the limit.
    """
    if not by.has(Role.CENTER_HEAD):
        raise AccessRefused("延期由受理中心负责人决定")
    if case.has_done(effect):
        return
    if not 1 <= workdays <= LONGEST_EXTENSION_WORKDAYS:
        raise FieldsRefused({"workdays": f"延期应为 1 至 {LONGEST_EXTENSION_WORKDAYS} 个工作日"})
    if not reason.strip():
        raise FieldsRefused({"reason": "请填写延期理由"})
    assignment = _open_assignment(case, unit_id)
    due_at = datetime.fromisoformat(assignment.due_at)
    if assignment.is_extended:
        raise TransitionRefused("该单位的时限已延期一次，不能再延", "五（三）1")
    if at > due_at:
        raise TransitionRefused("时限已过，不能再延期", "五（三）1")
    moved = calendar.add_workdays(due_at, workdays)
    assignment.due_at = moved.due_at.isoformat(timespec="seconds")
    assignment.counted_on += [day.isoformat() for day in moved.counted_on]
    assignment.is_extended = True
    case.record(
        EventType.LIMIT_EXTENDED, at=at, by=by, effect=effect,
        data={
            "unit_id": unit_id, "round": assignment.round, "attempt": assignment.attempt,
            "due_at": assignment.due_at, "workdays": workdays,
        },
        detail={"reason": reason},
    )
    case.ask_engine(_message(case, MESSAGE_LIMIT_MOVED, assignment, {}))


def _require_center(by: Actor) -> None:
    if not by.has(Role.SUPERVISION_SECTION, Role.CENTER_HEAD):
        raise AccessRefused("催办由受理中心督查科或负责人进行")


def _open_assignment(case: Case, unit_id: str) -> Assignment:
    assignment = case.assignment(unit_id, case.attempt)
    if not assignment.is_open:
        raise TransitionRefused(f"{assignment.unit_name}已反馈，无需再办理此操作")
    return assignment


def _message(case: Case, name: str, assignment: Assignment, variables: dict) -> EngineCommand:
    return EngineCommand(
        id=f"{name}/{case.id}/{len(case.history)}", kind="publish", name=name,
        correlation_key=watch_key(case.id, assignment.attempt, assignment.unit_id), variables=variables,
    )
