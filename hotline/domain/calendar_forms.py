"""A year of the working calendar as an administrator writes it (R-5.1.7; State Council holiday notices)."""

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, time
from itertools import pairwise

from ..calendar.workdays import WorkCalendar
from .forms import Form
from .tasks import OpenTask

FIRST_YEAR, LAST_YEAR = 2000, 2099
MOST_DAYS = 120
_SEPARATORS = re.compile(r"[\s,，、；;]+")
_DAY = re.compile(r"(?:(\d{4})[-/.年])?(\d{1,2})[-/.月](\d{1,2})日?")
_SPAN = re.compile(r"(\d{1,2})[:：](\d{2})[-—–~至](\d{1,2})[:：](\d{2})")


class YearForm(Form):
    """One year: days off that aren't ordinary weekends, weekend days that are worked, office hours of every year.

    Days as 2027-02-05, 2-5 or 2月5日, a run of days as 2-5至2-11; separated by blanks, commas or lines.
    """

    year: int = 0
    holidays: str = ""
    makeup_days: str = ""
    hours: str = ""
    is_announced: bool = False

    @classmethod
    def of(cls, calendar: WorkCalendar, year: int) -> "YearForm":
        """The year as the calendar has it."""
        return cls(
            year=year, holidays=_listed(calendar.holidays, year), makeup_days=_listed(calendar.makeup_days, year),
            hours="，".join(f"{begin:%H:%M}-{end:%H:%M}" for begin, end in calendar.hours),
            is_announced=year in calendar.announced_years,
        )

    def faults(self) -> dict[str, str]:
        """Every fault, with the words that can't be read."""
        if not FIRST_YEAR <= self.year <= LAST_YEAR:
            return {"year": f"年份应在 {FIRST_YEAR} 至 {LAST_YEAR} 之间"}
        found: dict[str, str] = {}
        read: dict[str, list[date]] = {}
        for name in ("holidays", "makeup_days"):
            try:
                read[name] = self._days(getattr(self, name))
            except ValueError as wrong:
                found[name] = str(wrong)
        if wrong := [day for day in read.get("makeup_days", ()) if day.weekday() < 5]:
            found["makeup_days"] = f"调休上班日应是周六或周日，请核对：{_said(wrong)}"
        elif both := sorted(set(read.get("holidays", ())) & set(read.get("makeup_days", ()))):
            found["makeup_days"] = f"同一天不能既放假又上班，请核对：{_said(both)}"
        try:
            _hours(self.hours)
        except ValueError as wrong:
            found["hours"] = str(wrong)
        return found

    def applied_to(self, calendar: WorkCalendar) -> WorkCalendar:
        """The calendar with this year as written. Raises: FieldsRefused."""
        self.require_sound()
        announced = calendar.announced_years - {self.year} | ({self.year} if self.is_announced else set())
        return replace(
            calendar,
            holidays=_others(calendar.holidays, self.year) | set(self._days(self.holidays)),
            makeup_days=_others(calendar.makeup_days, self.year) | set(self._days(self.makeup_days)),
            announced_years=frozenset(announced), hours=_hours(self.hours),
        )

    def _days(self, text: str) -> list[date]:
        days: list[date] = []
        for word in filter(None, _SEPARATORS.split(text)):
            ends = [self._day(part, word) for part in re.split(r"至|~|—", word)]
            if len(ends) > 2 or ends[-1] < ends[0]:
                raise ValueError(f"认不出“{word[:30]}”，起止日期请写成 2-5至2-11")
            days += [date.fromordinal(n) for n in range(ends[0].toordinal(), ends[-1].toordinal() + 1)]
        if len(days) > MOST_DAYS:
            raise ValueError(f"一年最多 {MOST_DAYS} 天，请核对")
        return sorted(set(days))

    def _day(self, part: str, word: str) -> date:
        found = _DAY.fullmatch(part)
        try:
            day = date(int(found[1] or self.year), int(found[2]), int(found[3])) if found else None
        except ValueError:
            day = None
        if day is None or day.year != self.year:
            raise ValueError(f"认不出“{word[:30]}”，请写成 {self.year}-02-05 或 2-5，并且在 {self.year} 年内")
        return day


def changed_days(before: WorkCalendar, after: WorkCalendar) -> list[date]:
    """Days that are worked in one calendar and not in the other."""
    touched = (before.holidays ^ after.holidays) | (before.makeup_days ^ after.makeup_days)
    return sorted(day for day in touched if before.is_working_day(day) != after.is_working_day(day))


def limits_across(tasks: Iterable[OpenTask], days: Iterable[date]) -> list[OpenTask]:
    """Open tasks of units whose limit runs across one of these days, the nearest limit first."""
    wanted = [day.isoformat() for day in days]
    return sorted(
        (
            task for task in tasks
            if task.unit_id and task.due_at and any(task.opened_at[:10] <= day <= task.due_at[:10] for day in wanted)
        ),
        key=lambda task: (task.due_at, task.key),
    )


def _others(days: Iterable[date], year: int) -> frozenset[date]:
    return frozenset(day for day in days if day.year != year)


def _listed(days: Iterable[date], year: int) -> str:
    return "\n".join(day.isoformat() for day in sorted(days) if day.year == year)


def _said(days: Iterable[date]) -> str:
    return "、".join(day.isoformat() for day in list(days)[:5])


def _hours(text: str) -> tuple[tuple[time, time], ...]:
    """Office hours. Raises: ValueError: in words."""
    spans = []
    for word in filter(None, _SEPARATORS.split(text)):
        found = _SPAN.fullmatch(word)
        try:
            span = (time(int(found[1]), int(found[2])), time(int(found[3]), int(found[4]))) if found else None
        except ValueError:
            span = None
        if span is None or span[0] >= span[1]:
            raise ValueError(f"认不出“{word[:20]}”，请写成 08:30-12:00，13:30-17:30")
        spans.append(span)
    if not spans or len(spans) > 4 or any(one[1] > later[0] for one, later in pairwise(spans)):
        raise ValueError("请填写 1 至 4 段办公时间，先后排列且不重叠，例如 08:30-12:00，13:30-17:30")
    return tuple(spans)
