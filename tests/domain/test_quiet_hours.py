"""When a recipient may be disturbed."""

from datetime import date, datetime, time

import pytest

from hotline.calendar.workdays import WorkCalendar
from hotline.domain.quiet_hours import QuietHours, Reach
from hotline.testing.cases import CITY_ZONE

NATIONAL_DAY = WorkCalendar(
    holidays=frozenset(date(2026, 10, day) for day in (1, 2, 5, 6, 7)), makeup_days=frozenset({date(2026, 10, 10)}),
    announced_years=frozenset({2026}),
)
QUIET = QuietHours()


def at(text: str) -> datetime:
    """An instant in the city's zone."""
    return datetime.fromisoformat(text).replace(tzinfo=CITY_ZONE)


@pytest.mark.requirement("R-6.3")
@pytest.mark.parametrize(("reach", "now", "then"), [
    (Reach.ALWAYS, "2026-11-24T03:00", "2026-11-24T03:00"),
    (Reach.BY_DAY, "2026-11-24T20:59", "2026-11-24T20:59"),
    (Reach.BY_DAY, "2026-11-24T21:00", "2026-11-25T08:00"),
    (Reach.BY_DAY, "2026-11-25T07:59", "2026-11-25T08:00"),
    (Reach.BY_DAY, "2026-11-28T10:00", "2026-11-28T10:00"),
    (Reach.WORKING_DAYS, "2026-11-24T19:00", "2026-11-24T19:00"),
    (Reach.WORKING_DAYS, "2026-11-24T22:00", "2026-11-25T08:30"),
    (Reach.WORKING_DAYS, "2026-11-25T07:00", "2026-11-25T08:30"),
    (Reach.WORKING_DAYS, "2026-11-27T21:30", "2026-11-30T08:30"),
    (Reach.WORKING_DAYS, "2026-11-28T10:00", "2026-11-30T08:30"),
    (Reach.WORKING_DAYS, "2026-09-30T23:00", "2026-10-08T08:30"),
    (Reach.WORKING_DAYS, "2026-10-10T10:00", "2026-10-10T10:00"),
    (Reach.OFFICE_HOURS, "2026-11-24T11:00", "2026-11-24T11:00"),
    (Reach.OFFICE_HOURS, "2026-11-24T12:30", "2026-11-24T13:30"),
    (Reach.OFFICE_HOURS, "2026-11-24T18:00", "2026-11-25T08:30"),
])
def test_free_from(reach, now, then):
    """Nights, weekends, holidays and make-up days; emergencies at any time."""
    assert QUIET.free_from(at(now), reach, NATIONAL_DAY) == at(then)


def test_a_night_within_one_day_and_none():
    """The night may begin after midnight, or be switched off."""
    late, none = QuietHours(time(0), time(6)), QuietHours(time(0), time(0))
    assert late.free_from(at("2026-11-24T05:00"), Reach.BY_DAY, NATIONAL_DAY) == at("2026-11-24T06:00")
    assert late.free_from(at("2026-11-24T23:00"), Reach.BY_DAY, NATIONAL_DAY) == at("2026-11-24T23:00")
    assert none.free_from(at("2026-11-24T03:00"), Reach.BY_DAY, NATIONAL_DAY) == at("2026-11-24T03:00")
