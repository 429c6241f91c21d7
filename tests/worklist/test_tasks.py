"""Entries of the work list: whose they are, what they say, when they are due."""

from types import SimpleNamespace

import pytest

from hotline.testing import cases as sample
from hotline.worklist.tasks import open_task

CALENDARS = SimpleNamespace(current=lambda: sample.CALENDAR)


def task(case, group, element_id="Task_X", **variables):
    return open_task(
        "1", element_id, "9", {"io.camunda.zeebe:candidateGroups": f'["{group}"]', "io.camunda.zeebe:formKey": "f"},
        variables, case, at=sample.MONDAY_MORNING, calendars=CALENDARS,
    )


def test_a_units_task_has_its_limit(database_name):
    """Group, unit, attempt and the unit's own due time."""
    case = sample.dispatched(sample.WATER)
    entry = task(case, "unit:gongshui", unit_id="gongshui", attempt=1, round=1)
    assert (entry.unit_id, entry.form, entry.due_at) == ("gongshui", "f", case.assignments[0].due_at)


@pytest.mark.requirement("R-4.5")
def test_a_protected_callers_heading_stays_in_the_center():
    """Units and the municipal office read the topic; the center and leaders the heading."""
    case = sample.dispatched(
        sample.WATER, wants_secrecy=True, unit_text="某小区水压过低", subject="陈桂芳反映金海花园水压"
    )
    for group in ("unit:gongshui", "role:municipal_office"):
        assert "陈桂芳" not in task(case, group).model_dump_json()
    for group in ("role:reviewer", "leader:mayor"):
        assert task(case, group).subject == case.subject


def test_a_leaders_task_names_the_leader():
    """The id behind the colon."""
    assert task(sample.registered(), "leader:vice_mayor_1").leader_id == "vice_mayor_1"


def test_a_task_without_groups_is_nobodys():
    """Refused, so that it becomes an incident rather than a task nobody sees."""
    with pytest.raises(IndexError):
        open_task("1", "Task_X", "9", {}, {}, sample.registered(), at=sample.MONDAY_MORNING, calendars=CALENDARS)


@pytest.mark.requirement("R-5.3.3")
def test_a_caller_is_rung_within_one_working_day():
    """After the review, over a weekend too."""
    entry = task(sample.completed(), "role:supervision_section", "Task_CallBack")
    assert entry.due_at == "2026-11-24T09:30:00+08:00"
