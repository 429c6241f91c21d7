"""When a recipient may be disturbed: not at night, units on working days only, emergencies at any time (R-6.3)."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta

from ..calendar.workdays import WorkCalendar
from .classification import Labelled


class Reach(Labelled):
    """At what times a notice may reach its recipient."""

    ALWAYS = "always", "随时"
    BY_DAY = "by_day", "白天"
    WORKING_DAYS = "working_days", "工作日白天"
    OFFICE_HOURS = "office_hours", "办公时间"


@dataclass(frozen=True)
class QuietHours:
    """The night, from `begin` to `end` local time; it may pass midnight. Equal times: no night.

    Source: `PRACTICE`, to avoid: reminders at midnight; R-6.3.
    """

    begin: time = time(21)
    end: time = time(8)

    def is_night(self, at: datetime) -> bool:
        """Whether nobody is to be disturbed at this time of day."""
        now = at.timetz().replace(tzinfo=None)
        if self.begin <= self.end:
            return self.begin <= now < self.end
        return now >= self.begin or now < self.end

    def free_from(self, at: datetime, reach: Reach, calendar: WorkCalendar) -> datetime:
        """The first moment from `at` on when a notice with this reach may go out; `at` itself if it may now."""
        if reach is Reach.ALWAYS:
            return at
        if reach is Reach.OFFICE_HOURS:
            return calendar.next_working_time(at)
        if reach is Reach.WORKING_DAYS and not calendar.is_working_day(at.date()):
            return calendar.next_working_time(at)
        if not self.is_night(at):
            return at
        return calendar.next_working_time(at) if reach is Reach.WORKING_DAYS else self._end_of_night(at)

    def _end_of_night(self, at: datetime) -> datetime:
        end = datetime.combine(at.date(), self.end, tzinfo=at.tzinfo)
        return end if end > at else end + timedelta(days=1)
