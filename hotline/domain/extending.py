"""Moving a unit's limit (延期, R-5.3.1): once, by at most ten working days; all clocks follow.

Source: 《山东省政务服务热线管理办法》 (2020).
"""

from datetime import datetime

from ..calendar.workdays import WorkCalendar
from .assignment import Assignment
from .case import Case
from .engine_commands import MESSAGE_LIMIT_MOVED
from .events import EventType
from .messages import tell_watch
from .roles import Actor

LONGEST_EXTENSION_WORKDAYS = 10


def move_limit(
    case: Case, part: Assignment, workdays: int, calendar: WorkCalendar, *, at: datetime, by: Actor, effect: str,
    reason: str,
) -> list[str]:
    """Move the limit and tell the watch; returns the working days that were counted, as ISO dates."""
    moved = calendar.add_workdays(datetime.fromisoformat(part.due_at), workdays)
    counted = [day.isoformat() for day in moved.counted_on]
    part.due_at = moved.due_at.isoformat(timespec="seconds")
    part.counted_on += counted
    part.is_extended, part.extended_at = True, at.isoformat(timespec="seconds")
    case.record(
        EventType.LIMIT_EXTENDED, at=at, by=by, effect=effect,
        data={
            "unit_id": part.unit_id, "round": part.round, "attempt": part.attempt, "due_at": part.due_at,
            "workdays": workdays,
        },
        detail={"reason": reason},
    )
    tell_watch(case, MESSAGE_LIMIT_MOVED, part)
    return counted
