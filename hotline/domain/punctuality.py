"""Whether a unit reported on time; a lead isn't marked down for a co-unit's delay."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from .assignment import Assignment
from .classification import UnitRole

AFTER_THE_LAST_CO_UNIT = timedelta(days=1)


def is_on_time(part: Assignment, parts: Iterable[Assignment]) -> bool:
    """Whether the report came by the limit, or a lead's within a day of the co-unit that was late itself.

    The lead may not close before its co-units have reported, so their delay is not its own.
    Source: `PRACTICE`, what a mayor's hotline needs, 5.
    """
    if part.report is None:
        return False
    at = datetime.fromisoformat(part.report.at)
    if at <= datetime.fromisoformat(part.due_at):
        return True
    if part.role is not UnitRole.LEAD:
        return False
    late = [
        datetime.fromisoformat(other.report.at) for other in parts
        if other.attempt == part.attempt and other.role is UnitRole.CO and other.report
        and datetime.fromisoformat(other.report.at) > datetime.fromisoformat(part.due_at)
    ]
    return bool(late) and at <= max(late) + AFTER_THE_LAST_CO_UNIT
