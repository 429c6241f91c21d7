"""The main process: 来电办理."""

import pytest

from hotline.testing.engine_process import EngineProcess
from hotline.testing.walk import Walk

ARCHIVED = ["Task_AssignVolume", "Task_MakeCover", "Task_SealVolume", "Task_CloseCase"]


@pytest.mark.requirement("R-5.1.2")
def test_answered_on_the_spot(engine: EngineProcess) -> None:
    """A call that the operator answers is recorded and archived without any unit."""
    walk = Walk(engine).start(way="answer").go()
    assert walk.steps() == ["Task_ClaimCase", "Task_RecordAnswer", *ARCHIVED]


@pytest.mark.requirement("R-2.2")
@pytest.mark.parametrize("chosen", [{"way": "redirect"}, {"way": "transfer", "in_scope": False}])
def test_out_of_scope_is_told_where_to_turn(engine: EngineProcess, chosen: dict) -> None:
    """What isn't the government's never reaches a unit, whatever way was picked."""
    walk = Walk(engine).start(**chosen).go()
    assert walk.steps() == ["Task_ClaimCase", "Task_RecordOutOfScope", *ARCHIVED]


@pytest.mark.requirement("R-5.1.2")
def test_another_operator_answers(engine: EngineProcess) -> None:
    """A call that was passed on ends as answered when the colleague answers it."""
    walk = Walk(engine).start(way="pass_on").go()
    assert walk.steps() == ["Task_ClaimCase", "Task_AnswerByColleague", "Task_RecordAnswer", *ARCHIVED]
    assert walk.header("Task_AnswerByColleague", "candidateGroups") == '["role:operator"]'


@pytest.mark.requirement("R-5.1.2")
@pytest.mark.parametrize(("outcome", "called"), [("transfer", "Call_Handling"), ("approve", "Call_Approval")])
def test_another_operator_sends_it_on(engine: EngineProcess, outcome: str, called: str) -> None:
    """What the colleague can't answer is triaged again by the way that the colleague chose."""
    answer = {"colleague_outcome": outcome, "unit_ids": ["lanshan"], "lead_unit_id": "lanshan"}
    walk = Walk(engine, {"Task_AnswerByColleague": answer}).start(way="pass_on", unit_ids=[]).go()
    assert walk.trace().passed("Task_AnswerByColleague", "Task_Triage", called, "Call_Archive")
    assert walk.variables("Task_AssignVolume")["way"] == outcome


@pytest.mark.requirement("R-5.2.2")
def test_transferred_at_once(engine: EngineProcess) -> None:
    """The straight way: a unit handles it, the center reviews, calls back and archives."""
    walk = Walk(engine).start().go()
    assert [step for step in walk.steps() if step != "Task_PlanWatch"] == [
        "Task_ClaimCase", "Task_IssueTransferSlips", "Task_HandleAndReport", "Task_EndWatch",
        "Task_ReviewReport", "Task_CallBack", *ARCHIVED,
    ]
    assert walk.trace().passed("Call_Handling", "Call_Review", "Call_Callback", "Call_Archive", "End_CaseClosed")


@pytest.mark.requirement("R-5.2.1")
@pytest.mark.parametrize("chosen", [{"way": "approve"}, {"importance": "important"}, {"importance": "complex"}])
def test_important_matters_go_to_approval(engine: EngineProcess, chosen: dict) -> None:
    """What is important or complex, or kept by the center, is approved before it is transferred."""
    walk = Walk(engine).start(**chosen).go()
    assert walk.trace().passed("Call_Approval", "Call_Handling", "Call_Review", "Call_Archive", "End_CaseClosed")


@pytest.mark.requirement("R-4.3")
def test_an_emergency_bypasses_approval(engine: EngineProcess) -> None:
    """An important emergency that goes to a unit isn't kept waiting for approval."""
    walk = Walk(engine).start(urgency="emergency", importance="important").go()
    assert "Call_Approval" not in walk.trace().elements
    assert walk.variables("Task_IssueTransferSlips")["limit"] == {"amount": 2, "unit": "hour"}


def test_an_instance_that_lost_the_case_leaves_at_once(engine: EngineProcess) -> None:
    """The first job claims the case; who loses ends without doing anything else."""
    walk = Walk(engine, {"Task_ClaimCase": {"claimed": False}}).start().go()
    assert walk.steps() == ["Task_ClaimCase"]
    assert walk.trace().passed("End_AlreadyRunning")


def test_starting_a_living_case_again_starts_nothing(engine: EngineProcess) -> None:
    """A repeated start message finds the instance alive and is dropped."""
    walk = Walk(engine).start().go("Task_HandleAndReport")
    walk.start()
    assert walk.go().trace().instances == 1


@pytest.mark.parametrize(("resume_at", "first", "left_out"), [
    ("approval", "Call_Approval", "none"), ("handling", "Call_Handling", "Call_Approval"),
    ("review", "Call_Review", "Call_Handling"), ("callback", "Call_Callback", "Call_Review"),
    ("archive", "Call_Archive", "Call_Callback"),
])
def test_resumed_at_a_boundary(engine: EngineProcess, resume_at: str, first: str, left_out: str) -> None:
    """A case whose instance was lost goes on at the procedure where it stood."""
    walk = Walk(engine).start(resume_at=resume_at, way="answer", leader_limit_workdays=3).go()
    elements = walk.trace().elements
    assert first in elements
    assert left_out not in elements
    assert "Task_RecordAnswer" not in elements


@pytest.mark.requirement("R-5.3.2")
def test_supplement_goes_back_to_the_units(engine: EngineProcess) -> None:
    """A report that lacks something is mended in a second attempt, without approval."""
    outcomes = [{"review_outcome": "supplement"}, {"review_outcome": "complete"}]
    walk = Walk(engine, {"Task_ReviewReport": outcomes}).start().go()
    assert walk.trace().passed("Call_Handling", "Task_BeginSupplement", "Call_Handling", "Call_Archive")
    assert (walk.variables("Task_AssignVolume")["attempt"], walk.variables("Task_AssignVolume")["round"]) == (2, 1)


@pytest.mark.requirement("R-5.3.2")
def test_rehandling_is_a_second_approval(engine: EngineProcess) -> None:
    """A matter to be handled anew is approved once more, as round 2."""
    outcomes = [{"review_outcome": "rehandle"}, {"review_outcome": "complete"}]
    walk = Walk(engine, {"Task_ReviewReport": outcomes}).start().go()
    assert walk.trace().passed("Call_Handling", "Task_BeginRound", "Call_Approval", "Call_Handling", "Call_Archive")
    assert (walk.variables("Task_AssignVolume")["attempt"], walk.variables("Task_AssignVolume")["round"]) == (2, 2)


@pytest.mark.requirement("R-5.3.3")
def test_a_justly_dissatisfied_caller_is_heard(engine: EngineProcess) -> None:
    """Dissatisfaction with reason leads to a second approval; the second callback ends it."""
    outcomes = [{"callback_outcome": "unsatisfied_justified"}, {"callback_outcome": "unsatisfied_unjustified"}]
    walk = Walk(engine, {"Task_CallBack": outcomes}).start().go()
    assert walk.trace().passed("Call_Callback", "Task_BeginRound", "Call_Approval", "Call_Callback", "Call_Archive")
