"""Working days and working hours of the city's organs.

A calendar is data that an administrator edits: public holidays, make-up working days (调休) and office hours.
Every answer about a limit names the days that were counted.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta


@dataclass(frozen=True)
class Deadline:
    """When a limit ends, and which days were counted to get there.

    `counted_on` are the working days counted, in order; `is_provisional` says that the limit reaches into a
    year whose holidays have not been announced yet.
    """

    due_at: datetime
    counted_on: tuple[date, ...]
    is_provisional: bool = False


@dataclass(frozen=True)
class WorkCalendar:
    """The working calendar of one city.

    `holidays` are days off that are not ordinary weekends, `makeup_days` weekend days that are worked.
    `hours` are the office hours of a working day, local time, ascending and not overlapping.
    Source: regulation 六(一), working hours of the city's organs; State Council holiday notices.
    """

    holidays: frozenset[date] = frozenset()
    makeup_days: frozenset[date] = frozenset()
    announced_years: frozenset[int] = frozenset()
    hours: tuple[tuple[time, time], ...] = field(
        default=((time(8, 30), time(12, 0)), (time(13, 30), time(17, 30)))
    )

    def is_working_day(self, day: date) -> bool:
        """Whether the city's organs work on `day`."""
        if day in self.makeup_days:
            return True
        return day.weekday() < 5 and day not in self.holidays

    def is_working_time(self, at: datetime) -> bool:
        """Whether `at` lies within the office hours of a working day."""
        return self.is_working_day(at.date()) and any(
            begin <= at.timetz().replace(tzinfo=None) < end for begin, end in self.hours
        )

    @property
    def day_length(self) -> timedelta:
        """Office time of one working day."""
        return sum((_span(begin, end) for begin, end in self.hours), timedelta())

    def add_workdays(self, start: datetime, workdays: int) -> Deadline:
        """The same time of day, `workdays` working days after `start`; the day of `start` is not counted.

        Started outside office hours, the limit ends at the close of its last day.
        """
        counted: list[date] = []
        day = start.date()
        while len(counted) < workdays:
            day += timedelta(days=1)
            if self.is_working_day(day):
                counted.append(day)
        closing = self.hours[-1][1]
        at = start.timetz().replace(tzinfo=None) if self.is_working_time(start) else closing
        return self._deadline(datetime.combine(day, at, tzinfo=start.tzinfo), counted)

    def add_work_time(self, start: datetime, work_time: timedelta) -> Deadline:
        """`work_time` of office time after `start`, skipping nights, weekends and holidays."""
        counted: list[date] = []
        left = work_time
        for begin, end in self._office_spans_from(start):
            if begin.date() not in counted:
                counted.append(begin.date())
            if end - begin >= left:
                return self._deadline(begin + left, counted)
            left -= end - begin
        raise AssertionError("office spans never end")

    def work_time_between(self, start: datetime, end: datetime) -> timedelta:
        """Office time between two instants; zero when `end` is not after `start`."""
        total = timedelta()
        if end <= start:
            return total
        for span_begin, span_end in self._office_spans_from(start):
            if span_begin >= end:
                return total
            total += min(span_end, end) - span_begin
        raise AssertionError("office spans never end")

    def subtract_work_time(self, end: datetime, work_time: timedelta) -> datetime:
        """The instant that lies `work_time` of office time before `end`."""
        left, day = work_time, end.date()
        while True:
            for begin, close in reversed(self._spans_of(day, end)):
                close = min(close, end)
                if close <= begin:
                    continue
                if close - begin >= left:
                    return close - left
                left -= close - begin
            day -= timedelta(days=1)

    def working_days_after(self, day: date, until: date) -> tuple[date, ...]:
        """The working days that follow `day`, up to and with `until`; none when `until` is not after it."""
        days = (day + timedelta(days=number) for number in range(1, (until - day).days + 1))
        return tuple(one for one in days if self.is_working_day(one))

    def next_working_time(self, at: datetime) -> datetime:
        """`at` itself within office hours, else the next opening."""
        return next(iter(self._office_spans_from(at)))[0]

    def _office_spans_from(self, start: datetime) -> Iterable[tuple[datetime, datetime]]:
        day = start.date()
        while True:
            for begin, end in self._spans_of(day, start):
                if end > start:
                    yield max(begin, start), end
            day += timedelta(days=1)

    def _spans_of(self, day: date, like: datetime) -> list[tuple[datetime, datetime]]:
        if not self.is_working_day(day):
            return []
        return [
            (datetime.combine(day, begin, tzinfo=like.tzinfo), datetime.combine(day, end, tzinfo=like.tzinfo))
            for begin, end in self.hours
        ]

    def _deadline(self, due_at: datetime, counted: list[date]) -> Deadline:
        years = {day.year for day in counted} | {due_at.year}
        provisional = bool(self.announced_years) and not years <= self.announced_years
        return Deadline(due_at, tuple(counted), provisional)


def _span(begin: time, end: time) -> timedelta:
    today = date(2000, 1, 1)
    return datetime.combine(today, end) - datetime.combine(today, begin)
