"""How much time a limit leaves, in working days and in words."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from gateway.days_left import days_left
from hotline.calendar.workdays import WorkCalendar

ZONE = ZoneInfo("Asia/Shanghai")
CALENDAR = WorkCalendar(holidays=frozenset({date(2026, 11, 26)}), makeup_days=frozenset({date(2026, 11, 28)}))


def at(day, hour=9, minute=30):
    """An instant of November 2026."""
    return datetime(2026, 11, day, hour, minute, tzinfo=ZONE)


@pytest.mark.requirement("R-6.1")
@pytest.mark.parametrize(
    ("due", "now", "style", "words", "days"),
    [
        (at(30), at(24), "ok", "剩 4 个工作日", [25, 27, 28, 30]),
        (at(27), at(25), "soon", "剩 1 个工作日", [27]),
        (at(25, 17, 0), at(25), "soon", "今天 17:00 到期", []),
        (at(29), at(28, 18), "soon", "11 月 29 日 09:30 到期", []),
        (at(25, 9, 0), at(25), "overdue", "已超期（09:00 到期）", []),
        (at(24), at(28), "overdue", "已超期 3 个工作日", [25, 27, 28]),
    ],
)
def test_days_are_working_days_and_named(due, now, style, words, days):
    """Holidays are left out, make-up days counted, the day of asking not."""
    left = days_left(CALENDAR, due.isoformat(), now)
    assert (left.style, left.words, [day.day for day in left.days]) == (style, words, days)


def test_no_limit_is_said():
    """In a word."""
    assert days_left(CALENDAR, "", at(24)).words == "无时限"
