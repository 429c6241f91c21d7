"""A limit of the table, laid on the working calendar."""

from datetime import datetime, timedelta

import pytest

from hotline.domain.limits import Limit
from hotline.testing.cases import CALENDAR, CITY_ZONE

pytestmark = pytest.mark.requirement("R-5.3.1")

FRIDAY_AT_FOUR = datetime(2026, 11, 27, 16, 0, tzinfo=CITY_ZONE)


def test_working_days_keep_the_time_of_day() -> None:
    """Five working days from Friday 16:00 end on the next Friday at 16:00; the days are named."""
    deadline = Limit(amount=5, unit="workday").lay_on(CALENDAR, FRIDAY_AT_FOUR)
    assert deadline.due_at == FRIDAY_AT_FOUR + timedelta(days=7)
    assert [day.day for day in deadline.counted_on] == [30, 1, 2, 3, 4]


def test_working_hours_run_in_office_time_only() -> None:
    """Eight working hours from Friday 16:00 end on Monday at 16:30: a day has seven and a half."""
    deadline = Limit(amount=8, unit="work_hour").lay_on(CALENDAR, FRIDAY_AT_FOUR)
    assert deadline.due_at == datetime(2026, 11, 30, 16, 30, tzinfo=CITY_ZONE)


def test_hours_of_the_clock_run_through_the_night() -> None:
    """An emergency doesn't wait for the morning."""
    deadline = Limit(amount=2, unit="hour").lay_on(CALENDAR, FRIDAY_AT_FOUR + timedelta(hours=7))
    assert deadline.due_at == FRIDAY_AT_FOUR + timedelta(hours=9)


@pytest.mark.parametrize(
    ("amount", "unit", "label"),
    [(5, "workday", "5 个工作日"), (1.5, "hour", "1.5 小时"), (8, "work_hour", "8 个工作小时")]
)
def test_label_is_as_on_slips(amount: float, unit: str, label: str) -> None:
    """Whole amounts carry no decimals."""
    assert Limit(amount=amount, unit=unit).label == label
