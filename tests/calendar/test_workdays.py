"""Working days and office hours: holidays, make-up days, and arithmetic that can be undone."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hotline.calendar.workdays import WorkCalendar

ZONE = ZoneInfo("Asia/Shanghai")
NATIONAL_DAY = WorkCalendar(
    holidays=frozenset(date(2026, 10, day) for day in (1, 2, 5, 6, 7)),
    makeup_days=frozenset({date(2026, 9, 20), date(2026, 10, 10)}),
    announced_years=frozenset({2026}),
)
instants = st.datetimes(datetime(2026, 9, 1), datetime(2026, 11, 1)).map(lambda at: at.replace(tzinfo=ZONE))
spans = st.integers(0, 60 * 40).map(lambda minutes: timedelta(minutes=minutes))
quick = settings(max_examples=150, deadline=None)


def at(month: int, day: int, hour: int = 10, minute: int = 0) -> datetime:
    """An instant of 2026 in the city."""
    return datetime(2026, month, day, hour, minute, tzinfo=ZONE)


@pytest.mark.requirement("R-5.1.7")
@pytest.mark.parametrize(
    ("day", "works"),
    [(date(2026, 9, 30), True), (date(2026, 10, 1), False), (date(2026, 10, 3), False), (date(2026, 10, 8), True),
     (date(2026, 10, 10), True), (date(2026, 10, 11), False), (date(2026, 9, 20), True)],
)
def test_holidays_are_off_and_makeup_days_are_worked(day: date, works: bool) -> None:
    """A weekend day may be worked, a weekday may be off."""
    assert NATIONAL_DAY.is_working_day(day) is works


@pytest.mark.parametrize(
    ("hour", "minute", "works"), [(8, 29, False), (8, 30, True), (12, 0, False), (13, 30, True), (17, 30, False)]
)
def test_office_hours_include_the_opening_and_not_the_close(hour: int, minute: int, works: bool) -> None:
    """Noon is off."""
    assert NATIONAL_DAY.is_working_time(at(9, 30, hour, minute)) is works


@pytest.mark.requirement("R-5.3.1")
def test_five_working_days_over_the_national_day() -> None:
    """The week off isn't counted, the Saturday worked is; the days counted are named."""
    deadline = NATIONAL_DAY.add_workdays(at(9, 29), 5)
    assert deadline.counted_on == (
        date(2026, 9, 30), date(2026, 10, 8), date(2026, 10, 9), date(2026, 10, 10), date(2026, 10, 12)
    )
    assert deadline.due_at == at(10, 12)
    assert not deadline.is_provisional


def test_a_limit_begun_in_the_night_ends_at_the_close_of_its_last_day() -> None:
    """Who dispatches at 22:00 doesn't set a limit at 22:00."""
    assert NATIONAL_DAY.add_workdays(at(9, 21, 22), 1).due_at == at(9, 22, 17, 30)


def test_a_limit_into_a_year_not_announced_is_provisional() -> None:
    """The make-up days of 2027 aren't known in December 2026."""
    assert NATIONAL_DAY.add_workdays(at(12, 30), 3).is_provisional


def test_the_leap_day_counts() -> None:
    """29 February 2028 is a Tuesday that is worked."""
    start = datetime(2028, 2, 28, 10, tzinfo=ZONE)
    assert WorkCalendar().add_workdays(start, 1).counted_on == (date(2028, 2, 29),)


def test_office_time_skips_noon_night_and_holiday() -> None:
    """Half an hour is left on 30 September; the rest is worked on 8 October."""
    assert NATIONAL_DAY.add_work_time(at(9, 30, 17), timedelta(hours=1)).due_at == at(10, 8, 9)
    assert NATIONAL_DAY.work_time_between(at(9, 30, 11), at(9, 30, 14)) == timedelta(hours=1, minutes=30)
    assert NATIONAL_DAY.subtract_work_time(at(10, 8, 9), timedelta(hours=1)) == at(9, 30, 17)
    assert NATIONAL_DAY.next_working_time(at(10, 1)) == at(10, 8, 8, 30)


def test_a_day_has_seven_and_a_half_hours() -> None:
    """The morning and the afternoon together."""
    assert NATIONAL_DAY.day_length == timedelta(hours=7, minutes=30)
    assert WorkCalendar(hours=((time(9), time(10)),)).day_length == timedelta(hours=1)


@quick
@given(instants, spans)
def test_adding_office_time_can_be_measured(start: datetime, span: timedelta) -> None:
    """Between an instant and itself plus a span of office time lies just that span."""
    assert NATIONAL_DAY.work_time_between(start, NATIONAL_DAY.add_work_time(start, span).due_at) == span


@quick
@given(instants, spans)
def test_subtracting_office_time_can_be_measured(end: datetime, span: timedelta) -> None:
    """The same backwards."""
    assert NATIONAL_DAY.work_time_between(NATIONAL_DAY.subtract_work_time(end, span), end) == span


@quick
@given(instants, st.integers(1, 30))
def test_working_days_counted_are_worked_and_ascend(start: datetime, workdays: int) -> None:
    """As many as asked for, each a working day, the last one the day of the limit."""
    deadline = NATIONAL_DAY.add_workdays(start, workdays)
    assert len(deadline.counted_on) == workdays
    assert list(deadline.counted_on) == sorted(set(deadline.counted_on))
    assert all(NATIONAL_DAY.is_working_day(day) for day in deadline.counted_on)
    assert deadline.due_at.date() == deadline.counted_on[-1]


@quick
@given(instants, instants, instants)
def test_office_time_adds_up(first: datetime, second: datetime, third: datetime) -> None:
    """From a to c is from a to b and from b to c."""
    a, b, c = sorted((first, second, third))
    between = NATIONAL_DAY.work_time_between
    assert between(a, b) + between(b, c) == between(a, c)
