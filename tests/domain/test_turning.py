"""Turns of the course: ordered by a person, carried out once behind the engine's boundary event."""

from datetime import timedelta

import pytest

from hotline.domain import archiving, instance, turning
from hotline.domain.case import Case
from hotline.domain.errors import FieldsRefused, TransitionRefused
from hotline.domain.history import first_broken, folded_status
from hotline.testing import cases as sample

AT = sample.MONDAY_MORNING + timedelta(hours=4)
CARRY_OUT = {
    "withdraw": turning.withdrawn, "correct": turning.corrected, "shelve": turning.shelved, "merge": turning.joined,
}
TURNS = [
    ("withdraw", sample.OPERATOR, {"reason": "来话人来电称已解决。"}, "withdrawn"),
    ("correct_units", sample.HEAD, {"unit_ids": ["zhujian"], "reason": "二次供水归住建。"}, "approved"),
    ("shelve", sample.HEAD, {"reason": "资金未到位。", "explained": "已说明明年列入计划。", "review_on": "2027-03-01"},
     "shelved"),
    ("merge", sample.OPERATOR, {"parent_id": "2026-000009"}, "merged"),
]


def _turned(act: str, by, fields: dict, **changes: object) -> Case:
    case = sample.dispatched(**changes)
    sample.act(case, act, by, AT, **fields)
    return case


@pytest.mark.parametrize(("act", "by", "fields", "status"), TURNS)
def test_a_turn_waits_for_the_engine_and_is_carried_out_once(act, by, fields, status) -> None:
    """Meanwhile nobody decides; a second try of the job finds nothing to do; the history stays whole."""
    case = _turned(act, by, fields)
    assert case.status == "handling" and case.commands[-1].name == "course_turned"
    with pytest.raises(TransitionRefused, match="正在办理"):
        sample.finish(
            case, "Task_HandleAndReport", "unit:gongshui", sample.clerk(sample.WATER), AT, handling="x",
            public_answer="x",
            is_solved=True,
        )
    with pytest.raises(TransitionRefused):
        sample.act(case, "withdraw", sample.OPERATOR, AT, reason="再次")
    carry_out = CARRY_OUT[case.turn.kind]
    carry_out(case, at=AT)
    once = case.model_dump()
    carry_out(case, at=AT + timedelta(hours=1))
    assert (case.status, case.turn) == (status, None)
    assert case.model_dump() == once
    assert first_broken(case.history) is None and folded_status(case.history) is case.status


@pytest.mark.parametrize(("act", "by", "fields", "status"), TURNS)
def test_every_turn_leaves_its_document(act, by, fields, status) -> None:
    """One order with the person who turned the course."""
    case = _turned(act, by, fields)
    CARRY_OUT[case.turn.kind](case, at=AT)
    assert len(case.orders) == 1 and case.orders[0].by == by.account_id


@pytest.mark.requirement("R-4.2")
def test_a_correction_keeps_the_limit() -> None:
    """The other unit gets the case on the clock that runs already."""
    case = _turned("correct_units", sample.HEAD, {"unit_ids": ["zhujian"], "reason": "归住建。"})
    turning.corrected(case, at=AT)
    told = turning.course_variables(case)
    assert (told["resume_at"], told["unit_ids"], told["attempt"]) == ("handling", ["zhujian"], 2)
    due_at = case.assignments[0].due_at
    sample.dispatch(case, sample.HOUSING, at=AT)
    assert (case.status, case.current_assignments[0].due_at) == ("handling", due_at)


@pytest.mark.requirement("R-4.5")
def test_a_correction_never_gives_a_report_to_the_unit_it_reports() -> None:
    """Hard block, on re-dispatch too."""
    case = sample.dispatched(
        sample.HOUSING, reports_wrongdoing=True, unit_text="有群众举报。", reported_unit_id="gongshui",
        unit_ids=["zhujian"],
    )
    with pytest.raises(FieldsRefused, match="第三十条"):
        sample.act(case, "correct_units", sample.HEAD, AT, unit_ids=["gongshui"], reason="x")


@pytest.mark.requirement("R-4.4")
def test_what_comes_back_from_the_watch_list_goes_to_the_head_anew() -> None:
    """A new round, the same units proposed."""
    case = _turned(*TURNS[2][:3])
    assert turning.shelved(case, at=AT) == "2027-03-01" == turning.shelved(case, at=AT)
    turning.unshelved(case, at=AT + timedelta(days=98))
    told = turning.course_variables(case)
    assert (case.status, told["resume_at"], told["round"]) == ("awaiting_approval", "approval", 2)
    assert case.shelves[0].ended_at


@pytest.mark.requirement("R-4.4")
@pytest.mark.parametrize("day", ["2026-11-23", "2028-01-01", "soon", ""])
def test_the_day_of_review_lies_within_a_year(day: str) -> None:
    """Refused beside the field."""
    with pytest.raises(FieldsRefused) as refused:
        _turned("shelve", sample.HEAD, {"reason": "x", "explained": "x", "review_on": day})
    assert set(refused.value.fields) == {"review_on"}


@pytest.mark.requirement("R-5.3.2")
def test_the_same_leader_is_named_when_another_sits_at_the_desk() -> None:
    """Both names stand on what the substitute writes, and the matter stays the absent leader's."""
    case = sample.prepared()
    sample.finish(
        case, "Task_HeadReads", "role:center_head", sample.HEAD, AT, opinion="呈周市长批示。", is_major=True,
        leader_id="mayor",
    )
    sample.act(case, "substitute_leader", sample.HEAD, AT, leader_id="vice_mayor_1", reason="周市长外出考察。")
    turning.leader_substituted(case, sample.DIRECTORY, at=AT)
    told = turning.course_variables(case)
    assert (told["leader_id"], told["resume_at"]) == ("vice_mayor_1", "instruction")
    deputy = sample.MAYOR.__class__("ld02", "吴德清", sample.MAYOR.roles, leader_id="vice_mayor_1")
    sample.finish(
        case, "Task_LeaderInstructs", "leader:vice_mayor_1", deputy, AT, opinion="请供水集团速办。", unit_ids=[
            "gongshui"
        ]
    )
    leader = case.approvals[0].leader
    assert (leader.name, leader.acting_for) == ("吴德清", "周明远")
    assert case.instructing_leader_id == "mayor" and case.leader_seat == "vice_mayor_1"


def _family() -> tuple[Case, Case]:
    parent, child = sample.dispatched(), sample.registered("2026-000002")
    sample.act(child, "merge", sample.OPERATOR, AT, parent_id=parent.id)
    turning.joined(child, at=AT)
    turning.child_attached(parent, child.id, at=AT)
    return parent, child


@pytest.mark.requirement("R-2.1")
def test_closing_the_parent_closes_the_children() -> None:
    """Each child is told by a message, and takes over the public answer."""
    parent, child = _family()
    sample.finish(
        parent, "Task_HandleAndReport", "unit:gongshui", sample.clerk(sample.WATER), AT, handling="已修。",
        public_answer="主管道已修复，供水恢复。", is_solved=True,
    )
    sample.finish(
        parent, "Task_ReviewReport", "role:reviewer", sample.REVIEWER, AT, outcome="complete", opinion="符合要求。"
    )
    archiving.closed(parent, at=AT)
    told = [command for command in parent.commands if command.name == "parent_closed"]
    assert [command.correlation_key for command in told] == [child.id]
    turning.closed_with_parent(child, parent, at=AT)
    archiving.closed(child, at=AT)
    assert (child.answer, child.outcome) == ("主管道已修复，供水恢复。", "merged")


def test_a_merge_can_be_undone() -> None:
    """The child goes on where it stood; the parent forgets it."""
    parent, child = _family()
    sample.act(child, "undo_merge", sample.OPERATOR, AT, reason="不是同一地点。")
    assert child.commands[-1].name == "merge_undone"
    turning.child_detached(parent, child.id, at=AT)
    for _ in range(2):
        turning.left(child, at=AT)
    assert (child.status, child.merge, child.resume_at, parent.child_ids) == ("registered", None, "", [])


def test_a_child_of_a_parent_that_has_ended_is_closed_at_once() -> None:
    """Whoever was quicker."""
    parent = sample.completed()
    archiving.closed(parent, at=AT)
    turning.child_attached(parent, "2026-000002", at=AT)
    assert parent.commands[-1].name == "parent_closed"


def test_a_call_can_be_attached_while_it_is_taken() -> None:
    """The operator's one key: the case starts as a child."""
    case = sample.registered(way="attach", parent_id="2026-000009", unit_ids=[])
    start = next(command for command in case.commands if command.kind == "start")
    assert start.variables["resume_at"] == "merged"
    turning.joined(case, at=AT)
    assert (case.status, case.merge.parent_id) == ("merged", "2026-000009")


def test_a_turn_that_comes_too_late_lapses() -> None:
    """The archive takes it out of the case, on record."""
    case = sample.registered(way="answer", answer="请到窗口办理。", unit_ids=[])
    sample.act(case, "withdraw", sample.OPERATOR, AT, reason="算了。")
    archiving.placed(case, "2026年求助类", 1, at=AT)
    assert case.turn is None
    assert [entry.event for entry in case.history][-2:] == ["turn_lapsed", "volume_assigned"]


def test_a_lost_instance_hears_of_the_turn_again() -> None:
    """The new instance is told what the lost one hadn't caught."""
    case = _turned(*TURNS[0][:3])
    instance.restart(case, at=AT)
    assert [command.name for command in case.commands if command.name == "course_turned"] == ["course_turned"] * 2


def test_a_shelved_case_whose_instance_is_lost_comes_back_to_the_head() -> None:
    """Nothing waits for a timer that is gone."""
    case = _turned(*TURNS[2][:3])
    turning.shelved(case, at=AT)
    assert instance.restart(case, at=AT) == "approval"
    assert (case.status, case.round) == ("awaiting_approval", 2)


def test_no_turn_in_the_moment_in_which_a_watch_ends() -> None:
    """From the report until the engine has been told and a few seconds on: Zeebe 8.0 would be left stuck."""
    case, late = sample.dispatched(sample.WATER, sample.HOUSING), AT + timedelta(seconds=20)
    sample.act(case, "excuse_unit", sample.HEAD, AT, unit_id="zhujian", reason="不涉及。")
    for moment in (AT + timedelta(seconds=1), late):
        with pytest.raises(TransitionRefused, match="请稍候几秒"):
            sample.act(case, "withdraw", sample.OPERATOR, moment, reason="已解决。")
    case.assignments[1].watch_ended_at = late.isoformat()
    with pytest.raises(TransitionRefused, match="请稍候几秒"):
        sample.act(case, "withdraw", sample.OPERATOR, late + timedelta(seconds=2), reason="已解决。")
    sample.act(case, "withdraw", sample.OPERATOR, late + timedelta(seconds=3), reason="已解决。")
    assert case.turn is not None
