"""The order of what is to be done."""

from datetime import datetime, timedelta

from hotline.calendar.clock import ZONE
from hotline.play.course import Course

NINE = datetime(2026, 11, 2, 9, 0, tzinfo=ZONE)


def _nothing() -> list[str]:
    return []


def test_acts_come_out_in_order_of_time():
    """What was planned later can be due earlier."""
    course = Course()
    course.add("late", NINE + timedelta(hours=2), _nothing)
    course.add("early", NINE, _nothing)
    assert course.next_at() == NINE
    assert [act.at for act in course.due(NINE + timedelta(hours=3))] == [NINE, NINE + timedelta(hours=2)]
    assert course.next_at() is None


def test_an_act_is_planned_once():
    """A task seen again on a list isn't done twice, even after it was done."""
    course = Course()
    course.add("task/1", NINE, _nothing)
    assert len(course.due(NINE)) == 1
    course.add("task/1", NINE, _nothing)
    assert course.knows("task/1") and course.due(NINE) == []
