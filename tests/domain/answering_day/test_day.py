"""The day: who may be put through, one leader's line, who is rung back, and when it may end."""

from datetime import timedelta

import pytest

from hotline.domain.answering_day import (
    CALLER_TRANSITIONS,
    DAY_TRANSITIONS,
    AnsweringDay,
    CallerForm,
    CallerState,
    CloseForm,
    DayForm,
    DayStatus,
    Line,
)
from hotline.domain.errors import FieldsRefused, Refused, TransitionRefused
from hotline.domain.roles import Actor, Role
from hotline.testing import cases as sample

AT = sample.MONDAY_MORNING
WANG, LI = sample.OPERATOR, Actor("1002", "李卫国", frozenset({Role.OPERATOR}), operator_number="1002")


def opened(callers: int = 0) -> AnsweringDay:
    """An open day with callers who wait, a minute apart."""
    day = AnsweringDay(
        id="2026-01", name="十一月市长接听日", held_on="2026-11-23", leader_id="mayor", leader_name="周明远",
        prepared_at="", prepared_by="zb01", prepared_by_name="值班长",
    )
    day.open(at=AT, by=WANG)
    for place in range(callers):
        at = AT + timedelta(minutes=place)
        day.note_caller(CallerForm(phone="13806331234", matter="供水"), at=at, by=WANG, effect=f"note/{place}")
    return day


@pytest.mark.parametrize("current", DayStatus)
@pytest.mark.parametrize("wanted", DayStatus)
def test_a_day_goes_only_where_the_table_allows(current: DayStatus, wanted: DayStatus) -> None:
    """Every pair of states, allowed and refused."""
    day = opened()
    day.status = current
    if wanted in DAY_TRANSITIONS[current]:
        day.move_to(wanted)
        assert day.status is wanted
    else:
        with pytest.raises(TransitionRefused):
            day.move_to(wanted)


@pytest.mark.parametrize("current", CallerState)
@pytest.mark.parametrize("wanted", CallerState)
def test_a_caller_goes_only_where_the_table_allows(current: CallerState, wanted: CallerState) -> None:
    """Every pair of states, allowed and refused."""
    caller = opened(1).caller(1)
    caller.state = current
    if wanted in CALLER_TRANSITIONS[current]:
        caller.move_to(wanted, at="later")
        assert (caller.state, caller.since) == (wanted, "later")
    else:
        with pytest.raises(TransitionRefused):
            caller.move_to(wanted, at="later")


def test_the_leader_speaks_with_one_caller_at_a_time() -> None:
    """A second is refused until the first is a case, or is put back; the same hand-over twice is one."""
    day = opened(2)
    day.hand_to_leader(1, at=AT, by=WANG)
    day.hand_to_leader(1, at=AT + timedelta(minutes=9), by=LI)
    assert (day.on_leaders_line.number, day.caller(1).held_by) == (1, "1001")
    with pytest.raises(Refused, match="领导正在与 1 号"):
        day.hand_to_leader(2, at=AT, by=LI)
    day.put_back(1, at=AT)
    day.hand_to_leader(2, at=AT, by=LI)
    assert day.on_leaders_line.number == 2 and day.caller(1).state is CallerState.WAITING


def test_of_two_operators_the_first_has_the_caller() -> None:
    """The second is told; nobody speaks with two at once."""
    day = opened(2)
    day.take_up(1, at=AT, by=WANG)
    with pytest.raises(TransitionRefused):
        day.take_up(1, at=AT, by=LI)
    with pytest.raises(Refused, match="请先登记或放回"):
        day.take_up(2, at=AT, by=WANG)
    with pytest.raises(TransitionRefused):
        day.hand_to_leader(1, at=AT, by=LI)


def test_one_caller_becomes_one_case() -> None:
    """Whoever begins to register goes on with the same key; another is refused, an operator's call also by line."""
    day = opened(2)
    day.hand_to_leader(1, at=AT, by=WANG)
    assert day.begin_registering(1, "call/1002/a", by=LI) is Line.LEADER
    assert day.begin_registering(1, "call/1002/a", by=LI) is Line.LEADER
    with pytest.raises(Refused, match="正由他人登记"):
        day.begin_registering(1, "call/1001/b", by=WANG)
    day.taken(1, "2026-000001", at=AT, is_instructed=True)
    day.taken(1, "2026-000001", at=AT, is_instructed=True)
    assert (day.caller(1).state, day.on_leaders_line) == (CallerState.TAKEN, None)
    assert day.begin_registering(1, "call/1002/a", by=LI) is Line.LEADER
    day.take_up(2, at=AT, by=WANG)
    with pytest.raises(Refused, match="由王晓梅接听"):
        day.begin_registering(2, "call/1002/c", by=LI)


@pytest.mark.requirement("R-1.1")
def test_a_day_ends_when_everybody_is_settled() -> None:
    """Nobody waits or speaks; who was not rung back has a reason; tries stand on record."""
    day = opened(3)
    day.take_up(1, at=AT, by=WANG)
    with pytest.raises(Refused, match="还有 3 人在等候或通话中"):
        day.close(CloseForm(), at=AT, by=WANG)
    day.taken(1, "2026-000001", at=AT, is_instructed=False)
    day.ask_ring_back(2, at=AT)
    day.ask_ring_back(3, at=AT)
    day.promise_ring_back(2, by=LI)
    day.take_up(2, at=AT, by=LI)
    day.note_try(2, "", at=AT, by=LI, effect="t")
    assert (day.caller(2).state, day.caller(2).tries[0].note) == (CallerState.RING_BACK, "无人接听")
    with pytest.raises(FieldsRefused) as refused:
        day.close(CloseForm(reasons={"2": "三次无人接听"}), at=AT, by=WANG)
    assert set(refused.value.fields) == {"reason_3"}
    day.take_up(3, at=AT, by=LI)
    day.taken(3, "2026-000002", at=AT, is_instructed=False)
    day.close(CloseForm(rest_reason="三次无人接听", remark="顺利"), at=AT, by=WANG)
    day.close(CloseForm(remark="again"), at=AT, by=LI)
    assert (day.status, day.remark, day.caller(2).reason) == (DayStatus.CLOSED, "顺利", "三次无人接听")
    assert day.caller(3).was_rung_back and not day.caller(1).was_rung_back


def test_who_left_no_number_is_not_rung_back() -> None:
    """Such a caller is given up with a reason, or waits."""
    day = opened()
    day.note_caller(CallerForm(matter="修路"), at=AT, by=WANG, effect="note")
    with pytest.raises(Refused, match="没有留下电话"):
        day.ask_ring_back(1, at=AT)
    with pytest.raises(FieldsRefused):
        day.give_up(1, "", at=AT)
    day.give_up(1, "来电人挂断", at=AT)
    assert day.caller(1).is_settled


def test_callers_are_noted_once_and_not_after_the_end() -> None:
    """The same key is the same caller; before the opening they are noted, put through only after it."""
    day = opened(1)
    day.status = DayStatus.PREPARED
    again = day.note_caller(CallerForm(matter="修路"), at=AT, by=WANG, effect="note/0")
    assert again.number == 1 and len(day.callers) == 1
    with pytest.raises(Refused, match="不在接听中"):
        day.hand_to_leader(1, at=AT, by=WANG)
    with pytest.raises(Refused, match="已有来电人登记"):
        day.cancel()
    day.status = DayStatus.CLOSED
    with pytest.raises(Refused, match="接听日已结束"):
        day.note_caller(CallerForm(matter="修路"), at=AT, by=WANG, effect="other")


@pytest.mark.requirement("R-4.5")
def test_the_matter_on_the_board_names_nobody() -> None:
    """No long numbers; of a protected caller a topic and no more."""
    assert set(CallerForm(matter="请打13806331234").faults()) == {"matter"}
    assert set(CallerForm(matter="举报石臼街道某某公司拖欠工资", is_protected=True).faults()) == {"matter"}
    assert CallerForm(matter="反映拖欠工资", is_protected=True, phone="0633-8881234").faults() == {}
    assert set(CallerForm(phone="123").faults()) == {"phone", "matter"}
    assert set(DayForm(held_on="明天").faults()) == {"name", "held_on", "leader_id"}
