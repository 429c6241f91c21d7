"""A call of an answering day: whose it is, and the leader's word on its first slip."""

import pytest

from hotline.domain.access import View, view_of
from hotline.domain.answering_day import DayCall
from hotline.domain.case import Case
from hotline.domain.classification import Importance, Way
from hotline.domain.directory import Leader
from hotline.domain.errors import FieldsRefused
from hotline.domain.events import EventType
from hotline.domain.intake import register_call
from hotline.testing import cases as sample

MAYOR = Leader(id="mayor", name="周明远", title="市长")
WORD = {"leader_word": "请供水集团三日内解决。", "leader_limit_workdays": 3}


def taken(leader: Leader | None = MAYOR, **changes: object) -> Case:
    """A call of the day."""
    return register_call(
        sample.call_form(**changes), "2026-000001", at=sample.MONDAY_MORNING, by=sample.OPERATOR, effect="call/1",
        day=DayCall("2026-01", leader),
    )


@pytest.mark.requirement("R-5.2.1", "R-2.4")
def test_the_leaders_word_stands_on_the_first_slip() -> None:
    """Leader and writer are named; the engine goes the way of an assigned matter, straight to slip and transfer."""
    case = taken(**WORD)
    approval = case.approvals[0]
    assert (approval.leader.text, approval.leader.name, approval.leader.entered_by) == (
        "请供水集团三日内解决。", "周明远", "王晓梅",
    )
    assert (approval.unit_ids, approval.leader_limit_workdays, case.instructing_leader_id) == (["gongshui"], 3, "mayor")
    assert (case.way, case.importance, case.session_id) == (Way.APPROVE, Importance.IMPORTANT, "2026-01")
    assert [entry.event for entry in case.history] == [
        EventType.CASE_REGISTERED, EventType.TAKEN_ON_ANSWERING_DAY, EventType.LEADER_INSTRUCTED,
    ]
    assert case.history[0].data["way"] == "approve"
    variables = case.commands[0].variables
    assert (variables["is_assigned"], variables["is_instructed"], variables["leader_id"]) == (True, True, "mayor")


def test_a_call_without_a_word_goes_the_ordinary_way() -> None:
    """What the leader answered at once is answered; what an operator took is an ordinary call of the day."""
    case = taken(way="answer", answer="已答复。")
    assert (case.way, case.approvals, case.session_leader_id) == (Way.ANSWER, [], "mayor")
    assert case.commands[0].variables["is_assigned"] is False
    assert taken(leader=None).session_leader_id == ""


def test_a_word_needs_a_leader_and_units() -> None:
    """On an operator's line nobody instructs; an instruction goes to units."""
    with pytest.raises(FieldsRefused, match="领导专线"):
        taken(leader=None, **WORD)
    assert set(sample.call_form(way="answer", answer="已答复。", **WORD).faults()) == {"leader_word"}
    assert set(sample.call_form(leader_word="办", leader_limit_workdays=99).faults()) == {"leader_limit_workdays"}


@pytest.mark.requirement("R-4.5")
def test_the_leader_reads_the_calls_they_took() -> None:
    """Also those without an instruction; another leader doesn't."""
    case = taken(way="answer", answer="已答复。")
    assert view_of(sample.MAYOR, case) is View.FULL
    case.session_leader_id = "vice"
    assert view_of(sample.MAYOR, case) is View.NONE
