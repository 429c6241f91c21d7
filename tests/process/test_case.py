"""The main process: 来电办理, and what changes its course from outside."""

from datetime import timedelta

import pytest

from hotline.testing.answers import UNITS, coming_back
from hotline.testing.engine_process import EngineProcess
from hotline.testing.walk import Walk

ARCHIVED = ["Task_AssignVolume", "Task_PrintRecords", "Task_MakeCover", "Task_SealVolume", "Task_CloseCase"]
LED = {"head_outcome": "decide", "is_major": True, "leader_id": "vice_mayor_1", "is_instructed": True, **UNITS}
HELD = {"Task_HandleAndReport"}


def supervised(engine: EngineProcess) -> list[dict]:
    """Plans of a watch that supervises the next day."""
    at = (engine.now() + timedelta(days=1)).isoformat()
    plan = {"watch_at": at, "watch_act": "supervise", "watch_cause": "overdue", "urged_by": ""}
    return [plan, {**plan, "watch_act": "wait"}]


def under_way(engine: EngineProcess, step: str, **more: object) -> Walk:
    """A case that has come to a step and waits there."""
    answers = {"Task_HeadReads": LED, **more}
    start = {"way": "approve"}
    if step == "Task_AnswerByColleague":
        start = {"way": "pass_on"}
    elif step == "Task_CheckUnitText":
        start = {"needs_text_check": True}
    elif step == "Event_NextTry":
        answers["Task_CallBack"] = {"callback_outcome": "try_again"}
    elif step == "Task_OfficeSupervises":
        answers["Task_PlanWatch"] = supervised(engine)
    walk = Walk(engine, answers).start(**start)
    if step == "Task_OfficeSupervises":
        walk.go("Event_WatchDue", holding=HELD).pass_time("Event_WatchDue")
    return walk.go(step, holding=HELD if step in ("Event_WatchDue", "Task_OfficeSupervises") else set())


def test_answered_and_archived(engine: EngineProcess) -> None:
    """The straight way: claimed, gone its course, archived."""
    walk = Walk(engine).start(way="answer").go()
    assert walk.steps() == ["Task_ClaimCase", "Task_RecordAnswer", *ARCHIVED]
    assert walk.trace().passed("Call_Course", "Call_Archive", "End_CaseClosed")


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


def test_resumed_at_the_archive(engine: EngineProcess) -> None:
    """A case whose instance was lost during archiving goes on there."""
    walk = Walk(engine).start(resume_at="archive").go()
    assert walk.steps() == ["Task_ClaimCase", *ARCHIVED]


@pytest.mark.requirement("R-6.5")
@pytest.mark.parametrize("step", [
    "Task_CheckUnitText", "Task_AnswerByColleague", "Task_DraftApproval", "Task_HeadReads", "Task_LeaderInstructs",
    "Task_HandleAndReport", "Event_WatchDue", "Task_OfficeSupervises", "Task_ReviewReport", "Task_LeaderReviews",
    "Task_CallBack", "Event_NextTry",
])
def test_withdrawn_at_any_step(engine: EngineProcess, step: str) -> None:
    """The caller withdraws: whatever was under way ends, timers and tasks with it, and the case is archived."""
    walk = under_way(engine, step).turn("withdraw").go()
    assert walk.steps()[-6:] == ["Task_RecordWithdrawal", *ARCHIVED]
    assert walk.trace().open_jobs == []
    assert walk.trace().timers("Event_WatchDue") == walk.trace().timers("Event_NextTry") == []


@pytest.mark.requirement("R-4.2")
@pytest.mark.parametrize("step", ["Task_HandleAndReport", "Task_ReviewReport"])
def test_a_misrouted_case_is_corrected(engine: EngineProcess, step: str) -> None:
    """The head corrects the unit: the new one gets its slip at once, as a new attempt."""
    corrected = coming_back("handling", unit_ids=["lanshan"], lead_unit_id="lanshan")
    walk = under_way(engine, step, Task_BeginCorrection=corrected).turn("correct").go()
    seen = walk.variables("Task_IssueTransferSlips")
    assert (seen["unit_ids"], seen["attempt"], seen["round"]) == (["lanshan"], 2, 1)
    assert walk.header("Task_HandleAndReport", "candidateGroups") == '["unit:lanshan"]'
    assert walk.trace().passed("Task_BeginCorrection", "Call_Handling", "Call_Review", "Call_Archive")


@pytest.mark.requirement("R-5.2.1")
def test_a_substitute_instructs(engine: EngineProcess) -> None:
    """The leader is away: the substitute finds the slip as it was laid before the leader."""
    walk = under_way(engine, "Task_LeaderInstructs").turn("substitute").go()
    assert walk.header("Task_LeaderInstructs", "candidateGroups") == '["leader:vice_mayor_2"]'
    assert walk.steps().count("Task_PrepareApprovalSlip") == 1
    assert walk.header("Task_LeaderReviews", "candidateGroups") == '["leader:vice_mayor_2"]'


@pytest.mark.requirement("R-5.3.2")
def test_a_substitute_reviews(engine: EngineProcess) -> None:
    """The leader is away when the result comes: the substitute reviews it, nothing is handled anew."""
    substitute = coming_back("leader_review", leader_id="vice_mayor_2")
    walk = under_way(engine, "Task_LeaderReviews", Task_SubstituteLeader=substitute).turn("substitute").go()
    assert walk.header("Task_LeaderReviews", "candidateGroups") == '["leader:vice_mayor_2"]'
    assert walk.steps().count("Task_ReviewReport") == 1


@pytest.mark.requirement("R-5.3.2")
def test_a_substitute_may_have_it_handled_anew(engine: EngineProcess) -> None:
    """After a substitute's word the case goes through approval and review in full, from their first steps."""
    answers = {
        "Task_LeaderReviews": [{"leader_outcome": "rehandle"}, {"leader_outcome": "close"}],
        "Task_SubstituteLeader": coming_back("leader_review", leader_id="vice_mayor_2"),
    }
    walk = under_way(engine, "Task_LeaderReviews", **answers).turn("substitute").go()
    for step in ("Task_PrepareApprovalSlip", "Task_ReviewReport", "Task_LeaderReviews"):
        assert walk.steps().count(step) == 2


@pytest.mark.requirement("R-4.4")
@pytest.mark.parametrize("step", ["Task_HandleAndReport", "Task_CallBack"])
def test_a_shelved_case_comes_back_by_itself(engine: EngineProcess, step: str) -> None:
    """On the watch list nothing is urged; on the day of review the case goes to the head as a new round."""
    until = (engine.now() + timedelta(days=90)).isoformat()
    walk = under_way(engine, step, Task_ShelveCase={"shelf_due_at": until}).turn("shelve").go("Event_ShelfDue")
    assert walk.trace().open_jobs == []
    walk.pass_time("Event_ShelfDue").go()
    assert walk.trace().passed("Event_ShelfDue", "Task_UnshelveCase", "Call_Approval", "End_CaseClosed")
    assert walk.variables("Task_PrepareApprovalSlip")["round"] == 2


@pytest.mark.requirement("R-4.4")
def test_a_shelved_case_is_taken_back_by_hand(engine: EngineProcess) -> None:
    """When it can be done before the day of review, a person ends the waiting; the timer is withdrawn."""
    walk = under_way(engine, "Task_HandleAndReport").turn("shelve").go("Event_ShelfDue").publish("shelf_ended").go()
    assert walk.trace().passed("Event_ShelfEnded", "Task_UnshelveCase", "Call_Approval", "Call_Archive")
    assert walk.trace().timers("Event_ShelfDue") == []


@pytest.mark.requirement("R-2.4")
def test_a_merged_case_closes_with_its_parent(engine: EngineProcess) -> None:
    """Joined to a parent the case waits without a task, and closes when the parent does."""
    walk = under_way(engine, "Task_HandleAndReport").turn("merge").go_past("Task_JoinParent")
    walk.publish("parent_closed").go()
    assert walk.steps()[-7:] == ["Task_JoinParent", "Task_RecordParentClosed", *ARCHIVED]


@pytest.mark.requirement("R-2.4")
def test_a_merger_is_undone(engine: EngineProcess) -> None:
    """Taken out of its parent the case goes its own course again."""
    left = coming_back("handling")
    walk = under_way(engine, "Task_ReviewReport", Task_LeaveParent=left).turn("merge").go_past("Task_JoinParent")
    walk.publish("merge_undone").go()
    assert walk.trace().passed("Task_JoinParent", "Task_LeaveParent", "Call_Handling", "Call_Archive", "End_CaseClosed")
    assert walk.variables("Task_IssueTransferSlips")["attempt"] == 2


@pytest.mark.requirement("R-2.4")
def test_a_call_begins_as_a_child(engine: EngineProcess) -> None:
    """Attached to a parent as it is taken, a call has no course of its own."""
    walk = Walk(engine).start(resume_at="merged").go_past("Task_JoinParent").publish("parent_closed").go()
    assert walk.steps() == ["Task_ClaimCase", "Task_JoinParent", "Task_RecordParentClosed", *ARCHIVED]


def test_turned_twice(engine: EngineProcess) -> None:
    """What was corrected can be shelved, come back and be withdrawn: each turn is caught anew."""
    walk = under_way(engine, "Task_HandleAndReport").turn("correct").go("Task_DraftApproval")
    walk.turn("shelve").go("Event_ShelfDue").publish("shelf_ended").go("Task_HeadReads").turn("withdraw").go()
    assert walk.steps()[-6:] == ["Task_RecordWithdrawal", *ARCHIVED]


def test_a_turn_that_came_too_early_is_caught(engine: EngineProcess) -> None:
    """A turn published while a job between the procedures runs waits for the course to begin."""
    walk = Walk(engine).start().go("Task_ClaimCase")
    engine.client.publish_message(
        "course_turned", walk.case_id, {"turn": "withdraw"}, message_id=f"early/{walk.case_id}", ttl_ms=3_600_000
    )
    assert walk.go().steps()[-6:] == ["Task_RecordWithdrawal", *ARCHIVED]
