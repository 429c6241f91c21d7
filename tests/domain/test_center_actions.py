"""Urging by hand and moving a limit."""

from datetime import datetime, timedelta

import pytest

from hotline.domain.center_actions import extend_limit, urge_by_hand
from hotline.domain.errors import AccessRefused, FieldsRefused, NotFound, TransitionRefused
from hotline.testing import cases as sample

START = sample.MONDAY_MORNING


def _urge(case, at=START, by=sample.SECTION, effect="urge/a", unit_id="gongshui"):
    urge_by_hand(case, unit_id, sample.CALENDAR, at=at, by=by, effect=effect)


def _extend(case, workdays=10, reason="配件未到", at=START, by=sample.HEAD, effect="extend/a"):
    extend_limit(case, "gongshui", workdays, reason, sample.CALENDAR, at=at, by=by, effect=effect)


@pytest.mark.requirement("R-5.2.3")
def test_urging_by_hand_tells_the_watch_once() -> None:
    """One line in the history, one message to the watch of that unit, also when repeated."""
    case = sample.dispatched()
    _urge(case)
    _urge(case)
    messages = [command for command in case.commands if command.kind == "publish"]
    assert [(m.name, m.correlation_key) for m in messages] == [("urge_by_hand", f"{case.id}/1/gongshui")]


def test_urgings_by_hand_lie_four_working_hours_apart() -> None:
    """Three and a half are too few, noon and night don't count."""
    case = sample.dispatched()
    _urge(case)
    with pytest.raises(TransitionRefused, match="4 个工作小时"):
        _urge(case, at=START + timedelta(hours=5) - timedelta(minutes=1), effect="urge/b")
    _urge(case, at=START + timedelta(hours=5, minutes=30), effect="urge/b")


def test_only_the_center_urges_and_only_those_on_duty() -> None:
    """Others are refused; who has reported or has no part can't be urged."""
    with pytest.raises(AccessRefused):
        _urge(sample.dispatched(), by=sample.OPERATOR)
    with pytest.raises(TransitionRefused, match="已反馈"):
        _urge(sample.reported())
    with pytest.raises(NotFound):
        _urge(sample.dispatched(), unit_id="zhujian")


@pytest.mark.requirement("R-5.3.1")
def test_an_extension_moves_the_limit_and_tells_the_watch() -> None:
    """Ten working days on, the days named; a repeat changes nothing."""
    case = sample.dispatched()
    part = case.assignments[0]
    due_at = datetime.fromisoformat(part.due_at)
    _extend(case)
    _extend(case)
    assert datetime.fromisoformat(part.due_at) == due_at + timedelta(days=14)
    assert len(part.counted_on) == 15
    assert [c.name for c in case.commands if c.kind == "publish"] == ["limit_moved"]


@pytest.mark.requirement("R-5.3.1")
def test_a_limit_moves_once_and_before_it_has_passed() -> None:
    """The second time, and one second late, are refused; at the limit itself it may."""
    case = sample.dispatched()
    due_at = datetime.fromisoformat(case.assignments[0].due_at)
    with pytest.raises(TransitionRefused, match="时限已过"):
        _extend(case, at=due_at + timedelta(seconds=1))
    _extend(case, at=due_at)
    with pytest.raises(TransitionRefused, match="不能再延"):
        _extend(case, effect="extend/b")


@pytest.mark.parametrize(("changes", "field"), [({"workdays": 0}, "workdays"), ({"workdays": 11}, "workdays"),
                                                ({"reason": " "}, "reason")])
def test_an_extension_without_sound_days_or_reason_is_refused(changes: dict, field: str) -> None:
    """One to ten working days, with a reason."""
    with pytest.raises(FieldsRefused) as refused:
        _extend(sample.dispatched(), **changes)
    assert set(refused.value.fields) == {field}


def test_only_the_head_extends() -> None:
    """Not the section, not the unit."""
    with pytest.raises(AccessRefused):
        _extend(sample.dispatched(), by=sample.SECTION)
