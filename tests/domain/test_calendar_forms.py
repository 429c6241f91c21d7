"""A year of the calendar as it is written, and what a change touches."""

from datetime import date

import pytest

from hotline.calendar.workdays import WorkCalendar
from hotline.domain.calendar_forms import YearForm, changed_days, limits_across
from hotline.testing import cases as sample

HOURS = "08:30-12:00，13:30-17:30"
YEAR = {"year": 2027, "hours": HOURS}


@pytest.mark.parametrize("text", ["2027-02-05", "2-5", "2月5日", "2027年2月5日", "2/5，", " 2-5 \n"])
def test_days_are_read_as_people_write_them(text):
    """All these mean the fifth of February."""
    assert YearForm(**YEAR, holidays=text).applied_to(WorkCalendar()).holidays == {date(2027, 2, 5)}


def test_a_run_of_days_is_read():
    """From the fifth to the eleventh are seven days."""
    assert len(YearForm(**YEAR, holidays="2-5至2-11").applied_to(WorkCalendar()).holidays) == 7


@pytest.mark.parametrize(("field", "text", "words"), [
    ("holidays", "2026-02-05", "2027 年内"), ("holidays", "2-30", "认不出"), ("holidays", "春节", "认不出"),
    ("holidays", "2-11至2-5", "起止"), ("holidays", "1-1至12-31", "最多"),
    ("makeup_days", "2-5", "周六或周日"), ("hours", "", "请填写"), ("hours", "12:00-08:30", "认不出"),
    ("hours", "08:30-12:00，11:00-17:00", "不重叠"),
])
def test_what_cannot_be_read_is_said(field, text, words):
    """The fault names what is wrong and how to write it."""
    assert words in YearForm(**{**YEAR, field: text}).faults()[field]


def test_a_day_is_not_both():
    """A Saturday can't be a holiday and worked instead."""
    assert "既放假又上班" in YearForm(**YEAR, holidays="2-6", makeup_days="2-6").faults()["makeup_days"]


def test_other_years_stay():
    """Writing one year leaves the others as they were."""
    before = WorkCalendar(holidays=frozenset({date(2026, 1, 1)}), announced_years=frozenset({2026}))
    after = YearForm(**YEAR, holidays="1-1", is_announced=True).applied_to(before)
    assert after.holidays == {date(2026, 1, 1), date(2027, 1, 1)} and after.announced_years == {2026, 2027}


def test_what_is_written_is_shown_again():
    """A year read back is the year that was written."""
    form = YearForm(**YEAR, holidays="2027-02-05\n2027-02-08", makeup_days="2027-02-06", is_announced=True)
    assert YearForm.of(form.applied_to(WorkCalendar()), 2027) == form


def test_a_holiday_on_a_sunday_changes_no_working_day():
    """Only days that are worked in one calendar and not in the other count."""
    after = YearForm(**YEAR, holidays="2-5至2-7").applied_to(WorkCalendar())
    assert changed_days(WorkCalendar(), after) == [date(2027, 2, 5)]


def test_limits_across_a_changed_day_are_found():
    """A unit's limit that runs across the day, and none that ended before."""
    case = sample.dispatched(sample.WATER)
    task = sample.task_of(
        case, "Task_HandleAndReport", "unit:gongshui", unit_id="gongshui", opened_at="2026-11-23T10:00:00+08:00",
        due_at="2026-11-30T10:00:00+08:00",
    )
    assert limits_across([task], [date(2026, 11, 26)]) == [task]
    assert limits_across([task], [date(2026, 12, 1)]) == []
