"""What units asked for outlives a new entry of the course."""

from datetime import timedelta

import pytest

from hotline.domain import instance, turning
from hotline.domain.case import Case
from hotline.testing import cases as sample

START = sample.MONDAY_MORNING
AT = START + timedelta(hours=1)
RETURN = {"outcome": "return", "return_reason": "二次供水归物业。", "return_ground": "三定规定第四条"}
CLERK = sample.clerk(sample.WATER)


def _left_and_back(case: Case, at) -> None:
    sample.act(case, "merge", sample.OPERATOR, AT, parent_id="2026-000009")
    turning.joined(case, at=AT)
    turning.left(case, at=at)


def _restarted(case: Case, at) -> None:
    instance.restart(case, at=at)


EACH = pytest.mark.parametrize("enter_anew", [_left_and_back, _restarted])


@pytest.mark.requirement("R-5.3.1")
@EACH
def test_an_extension_that_waits_is_laid_before_the_head_again(enter_anew) -> None:
    """By a message of its own; one that was ruled on is not."""
    case = sample.dispatched()
    sample.act(case, "request_extension", CLERK, AT, workdays=3, reason="等待配件。")
    enter_anew(case, AT)
    asked = [command.id for command in case.commands if command.name == "extension_requested"]
    assert len(asked) == len(set(asked)) == 2


@pytest.mark.requirement("R-4.2")
@EACH
def test_a_return_that_waits_goes_back_to_its_unit(enter_anew) -> None:
    """Which may return the case again, also when the first two days have passed; nothing hangs on a lost ruling."""
    case = sample.dispatched()
    sample.finish(case, "Task_HandleAndReport", "unit:gongshui", CLERK, AT, **RETURN)
    later = START + timedelta(days=5)
    enter_anew(case, later)
    assert not case.assignments[0].is_being_ruled_on
    sample.finish(case, "Task_HandleAndReport", "unit:gongshui", CLERK, later + timedelta(hours=1), **RETURN)
    assert case.assignments[0].is_being_ruled_on
