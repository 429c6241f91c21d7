"""办理过程: from triage to the result."""

import pytest

from hotline.testing.engine_process import EngineProcess
from hotline.testing.walk import Walk


def course(engine: EngineProcess, answers: dict | None = None, **start: object) -> Walk:
    """A case in its course, without claim and archive."""
    return Walk(engine, answers).start(process="course", **start)


@pytest.mark.requirement("R-5.1.2")
def test_answered_on_the_spot(engine: EngineProcess) -> None:
    """A call that the operator answers is recorded, without any unit."""
    assert course(engine, way="answer").go().steps() == ["Task_RecordAnswer"]


@pytest.mark.requirement("R-2.2")
@pytest.mark.parametrize("chosen", [{"way": "redirect"}, {"way": "transfer", "in_scope": False}])
def test_out_of_scope_is_told_where_to_turn(engine: EngineProcess, chosen: dict) -> None:
    """What isn't the government's never reaches a unit, whatever way was picked."""
    assert course(engine, **chosen).go().steps() == ["Task_RecordOutOfScope"]


@pytest.mark.requirement("R-4.3")
def test_handed_over_to_the_police_or_the_fire_brigade(engine: EngineProcess) -> None:
    """What is for 110, 119, 120 or 122 is handed over at once and recorded, whatever else was picked."""
    walk = course(engine, way="hand_over", in_scope=False, importance="complex", urgency="emergency").go()
    assert walk.steps() == ["Task_RecordHandOver"]


@pytest.mark.requirement("R-5.1.2")
def test_another_operator_answers(engine: EngineProcess) -> None:
    """A call that was passed on ends as answered when the colleague answers it."""
    walk = course(engine, way="pass_on").go()
    assert walk.steps() == ["Task_AnswerByColleague", "Task_RecordAnswer"]
    assert walk.header("Task_AnswerByColleague", "candidateGroups") == '["role:operator"]'


@pytest.mark.requirement("R-5.1.2")
@pytest.mark.parametrize(("outcome", "called"), [("transfer", "Call_Handling"), ("approve", "Call_Approval")])
def test_another_operator_sends_it_on(engine: EngineProcess, outcome: str, called: str) -> None:
    """What the colleague can't answer is triaged again by the way that the colleague chose."""
    answer = {"colleague_outcome": outcome, "unit_ids": ["lanshan"], "lead_unit_id": "lanshan"}
    walk = course(engine, {"Task_AnswerByColleague": answer}, way="pass_on", unit_ids=[]).go()
    assert walk.trace().passed("Task_AnswerByColleague", "Task_Triage", called, "End_Course")
    assert walk.variables("Task_IssueTransferSlips")["way"] == outcome


@pytest.mark.requirement("R-4.5")
def test_a_second_person_checks_the_text_for_the_unit(engine: EngineProcess) -> None:
    """A report of wrongdoing passes the shift leader before it goes anywhere."""
    walk = course(engine, needs_text_check=True).go("Task_CheckUnitText")
    assert walk.header("Task_CheckUnitText", "candidateGroups") == '["role:shift_leader"]'
    assert "Task_Triage" not in walk.trace().elements
    assert walk.go().trace().passed("Task_CheckUnitText", "Task_Triage", "Call_Handling", "End_Course")


@pytest.mark.requirement("R-4.5")
def test_a_checked_text_is_not_checked_again(engine: EngineProcess) -> None:
    """A case that comes back to approval has been checked before."""
    walk = course(engine, needs_text_check=True, resume_at="approval").go()
    assert walk.steps()[0] == "Task_PrepareApprovalSlip"


@pytest.mark.requirement("R-5.2.2")
def test_transferred_at_once(engine: EngineProcess) -> None:
    """The straight way: a unit handles it, the center reviews and calls back."""
    walk = course(engine).go()
    assert [step for step in walk.steps() if step != "Task_PlanWatch"] == [
        "Task_IssueTransferSlips", "Task_HandleAndReport", "Task_EndWatch", "Task_ReviewReport", "Task_CallBack",
    ]
    assert walk.trace().passed("Call_Handling", "Call_Review", "Call_Callback", "End_Course")


@pytest.mark.requirement("R-5.2.1")
@pytest.mark.parametrize("chosen", [{"way": "approve"}, {"importance": "important"}, {"importance": "complex"}])
def test_important_matters_go_to_approval(engine: EngineProcess, chosen: dict) -> None:
    """What is important or complex, or kept by the center, is approved before it is transferred."""
    assert course(engine, **chosen).go().trace().passed("Call_Approval", "Call_Handling", "Call_Review", "End_Course")


@pytest.mark.requirement("R-4.3")
@pytest.mark.parametrize("way", ["transfer", "approve"])
def test_an_emergency_bypasses_approval(engine: EngineProcess, way: str) -> None:
    """An important emergency with a unit named isn't kept waiting for approval."""
    walk = course(engine, way=way, urgency="emergency", importance="important").go()
    assert "Call_Approval" not in walk.trace().elements
    assert walk.variables("Task_IssueTransferSlips")["limit"] == {"amount": 2, "unit": "hour"}


@pytest.mark.parametrize(("resume_at", "first", "left_out"), [
    ("approval", "Task_PrepareApprovalSlip", "none"), ("instruction", "Task_LeaderInstructs", "Task_HeadReads"),
    ("handling", "Task_IssueTransferSlips", "Call_Approval"), ("review", "Task_ReviewReport", "Call_Handling"),
    ("leader_review", "Task_LeaderReviews", "Task_ReviewReport"), ("callback", "Task_CallBack", "Call_Review"),
])
def test_resumed_at_a_boundary(engine: EngineProcess, resume_at: str, first: str, left_out: str) -> None:
    """A case whose instance was lost, or whose course was turned, goes on where it stood."""
    start = {"way": "answer", "leader_limit_workdays": 3, "leader_id": "mayor", "is_instructed": True}
    walk = course(engine, resume_at=resume_at, **start).go()
    assert walk.steps()[0] == first
    assert left_out not in walk.trace().elements
    assert "Task_RecordAnswer" not in walk.trace().elements


@pytest.mark.parametrize("resume_at", ["approval", "instruction", "review", "leader_review"])
def test_resumed_once(engine: EngineProcess, resume_at: str) -> None:
    """Where it was resumed concerns the first pass only: a second approval begins with a new slip."""
    answers = {"Task_LeaderReviews": [{"leader_outcome": "rehandle"}, {"leader_outcome": "close"}]}
    steps = course(engine, answers, resume_at=resume_at, leader_id="mayor", is_instructed=True).go().steps()
    steps = steps[steps.index("Task_BeginRound") + 1:]
    assert steps[:3] == ["Task_PrepareApprovalSlip", "Task_DraftApproval", "Task_HeadReads"]
    assert "Task_ReviewReport" in steps


@pytest.mark.requirement("R-5.3.2")
def test_supplement_goes_back_to_the_units(engine: EngineProcess) -> None:
    """A report that lacks something is mended in a second attempt, without approval."""
    outcomes = [{"review_outcome": "supplement"}, {"review_outcome": "complete"}]
    walk = course(engine, {"Task_ReviewReport": outcomes}).go()
    assert walk.trace().passed("Call_Handling", "Task_BeginSupplement", "Call_Handling", "End_Course")
    assert (walk.variables("Task_CallBack")["attempt"], walk.variables("Task_CallBack")["round"]) == (2, 1)


@pytest.mark.requirement("R-5.3.2")
def test_rehandling_is_a_second_approval(engine: EngineProcess) -> None:
    """A matter to be handled anew is approved once more, as round 2."""
    outcomes = [{"review_outcome": "rehandle"}, {"review_outcome": "complete"}]
    walk = course(engine, {"Task_ReviewReport": outcomes}).go()
    assert walk.trace().passed("Call_Handling", "Task_BeginRound", "Call_Approval", "Call_Handling", "End_Course")
    assert (walk.variables("Task_CallBack")["attempt"], walk.variables("Task_CallBack")["round"]) == (2, 2)


@pytest.mark.requirement("R-5.3.3")
def test_a_justly_dissatisfied_caller_is_heard(engine: EngineProcess) -> None:
    """Dissatisfaction with reason leads to a second approval; the second callback ends it."""
    outcomes = [{"callback_outcome": "unsatisfied_justified"}, {"callback_outcome": "unsatisfied_unjustified"}]
    walk = course(engine, {"Task_CallBack": outcomes}).go()
    assert walk.trace().passed("Call_Callback", "Task_BeginRound", "Call_Approval", "Call_Callback", "End_Course")
