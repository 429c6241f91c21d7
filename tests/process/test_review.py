"""反馈审查: complete, supplement, re-handle; a leader's matter goes back to that leader."""

import pytest

from hotline.testing.engine_process import EngineProcess
from hotline.testing.walk import Walk

LED = {"is_instructed": True, "leader_id": "mayor"}


@pytest.mark.requirement("R-5.3.2")
@pytest.mark.parametrize(("outcome", "end"), [
    ("complete", "End_Complete"), ("supplement", "End_Supplement"), ("rehandle", "End_Rehandle"),
])
def test_the_reviewer_decides(engine: EngineProcess, outcome: str, end: str) -> None:
    """Each decision of the reviewer has its own end; without an instruction no leader is asked."""
    walk = Walk(engine, {"Task_ReviewReport": {"review_outcome": outcome}}).start(process="review").go()
    assert walk.steps() == ["Task_ReviewReport"]
    assert walk.trace().passed(end)


@pytest.mark.requirement("R-5.3.2")
@pytest.mark.parametrize(("outcome", "end"), [("close", "End_Complete"), ("rehandle", "End_Rehandle")])
def test_the_same_leader_has_the_last_word(engine: EngineProcess, outcome: str, end: str) -> None:
    """What a leader instructed closes on that leader's word, or is approved a second time."""
    walk = Walk(engine, {"Task_LeaderReviews": {"leader_outcome": outcome}}).start(process="review", **LED).go()
    assert walk.steps() == ["Task_ReviewReport", "Task_LeaderReviews"]
    assert walk.header("Task_LeaderReviews", "candidateGroups") == '["leader:mayor"]'
    assert walk.trace().passed(end)


@pytest.mark.requirement("R-5.3.2")
def test_the_leaders_word_reaches_the_main_process(engine: EngineProcess) -> None:
    """The reviewer finds it complete, the leader doesn't: the case begins round 2."""
    units = {"unit_ids": ["juxian"], "lead_unit_id": "juxian"}
    major = {"head_outcome": "decide", "is_major": True, "leader_id": "mayor", **units}
    outcomes = [{"leader_outcome": "rehandle"}, {"leader_outcome": "close"}]
    walk = Walk(engine, {"Task_HeadReads": major, "Task_LeaderReviews": outcomes}).start(way="approve").go()
    assert walk.trace().passed("Task_LeaderReviews", "Task_BeginRound", "Call_Approval", "Call_Review", "Call_Archive")


@pytest.mark.requirement("R-5.3.2")
def test_a_case_can_wait_for_the_leader_again(engine: EngineProcess) -> None:
    """Resumed at the leader's word, the report isn't reviewed by the center a second time."""
    walk = Walk(engine).start(process="review", resume_at="leader_review", **LED).go()
    assert walk.steps() == ["Task_LeaderReviews"]
