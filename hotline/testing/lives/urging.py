"""Nobody is urged at night (R-5.2.3): the system urges in working hours only, but in emergencies."""

from datetime import datetime, timedelta

from hotline.calendar.workdays import WorkCalendar
from hotline.domain.case import Case
from hotline.domain.classification import Urgency
from hotline.domain.events import EventType

AT_ANY_HOUR = frozenset({Urgency.VERY_URGENT, Urgency.EMERGENCY})


def urging_faults(case: Case, calendar: WorkCalendar, *, slack: timedelta) -> list[str]:
    """Urgings of the system outside working hours; `slack` is how late one may be."""
    if case.urgency in AT_ANY_HOUR:
        return []
    urged = [
        datetime.fromisoformat(entry.at) for entry in case.history
        if entry.event is EventType.UNIT_URGED and not entry.data["by_hand"]
    ]
    return [f"{case.id}: urged at {at}" for at in urged if calendar.next_working_time(at - slack) > at]
