"""批办: who decides, and what of it reaches the main process."""

import pytest

from hotline.testing.engine_process import EngineProcess
from hotline.testing.walk import Walk

CHOICE = {"unit_ids": ["lanshan", "zhujian"], "lead_unit_id": "lanshan"}
MAJOR = {"head_outcome": "decide", "is_major": True, "leader_id": "vice_mayor_1", **CHOICE}
PLAIN = {"head_outcome": "decide", "is_major": False, "leader_id": "", "is_instructed": False, **CHOICE}
INSTRUCTED = {"unit_ids": ["juxian"], "lead_unit_id": "juxian", "leader_limit_workdays": 4}


@pytest.mark.requirement("R-5.2.1")
def test_the_head_decides_alone(engine: EngineProcess) -> None:
    """What isn't major is decided by the center head; no leader is named in the case."""
    walk = Walk(engine, {"Task_HeadReads": PLAIN}).start(way="approve").go("Task_ReviewReport")
    assert walk.steps()[1:5] == [
        "Task_PrepareApprovalSlip", "Task_DraftApproval", "Task_HeadReads", "Task_IssueApprovalSlip",
    ]
    seen = walk.go().variables("Task_IssueTransferSlips")
    assert (seen["unit_ids"], seen["lead_unit_id"]) == (CHOICE["unit_ids"], "lanshan")
    assert (seen["leader_id"], seen["is_instructed"], seen["leader_limit_workdays"]) == ("", False, None)
    assert walk.header("Task_DraftApproval", "candidateGroups") == '["role:supervision_section"]'
    assert walk.header("Task_HeadReads", "candidateGroups") == '["role:center_head"]'


@pytest.mark.requirement("R-5.2.1")
def test_the_head_returns_the_draft(engine: EngineProcess) -> None:
    """For more facts it goes back to the section, as often as needed; what had been chosen stays."""
    answers = {"Task_HeadReads": [{"head_outcome": "return"}, {"head_outcome": "return"}, PLAIN]}
    walk = Walk(engine, answers).start(process="approval", unit_ids=["juxian"]).go()
    assert walk.steps().count("Task_DraftApproval") == walk.steps().count("Task_HeadReads") == 3
    assert walk.variables("Task_DraftApproval")["unit_ids"] == ["juxian"]
    assert walk.variables("Task_IssueApprovalSlip")["unit_ids"] == CHOICE["unit_ids"]


@pytest.mark.requirement("R-2.4")
def test_what_a_leader_assigned_needs_no_further_word(engine: EngineProcess) -> None:
    """The slip of an assigned matter is issued at once, and the leader's units and limit hold."""
    led = {"leader_id": "mayor", "is_instructed": True, "leader_limit_workdays": 3, "is_assigned": True}
    walk = Walk(engine).start(way="approve", urgency="emergency", **led).go("Task_HandleAndReport")
    assert walk.steps()[1:3] == ["Task_PrepareApprovalSlip", "Task_IssueApprovalSlip"]
    assert walk.variables("Task_IssueTransferSlips")["limit"] == {"amount": 3, "unit": "workday"}
    assert walk.go().header("Task_LeaderReviews", "candidateGroups") == '["leader:mayor"]'


@pytest.mark.requirement("R-2.4")
def test_a_second_round_of_an_assigned_matter_is_approved_as_any(engine: EngineProcess) -> None:
    """What wasn't solved the first time passes the section and the head."""
    walk = Walk(engine, {"Task_HeadReads": PLAIN}).start(process="approval", is_assigned=True, round=2).go()
    assert "Task_DraftApproval" in walk.steps()


@pytest.mark.requirement("R-5.2.1")
def test_a_major_matter_goes_up_to_the_leader(engine: EngineProcess) -> None:
    """The leader whom the head named instructs; units and limit are the leader's."""
    answers = {"Task_HeadReads": MAJOR, "Task_LeaderInstructs": INSTRUCTED}
    walk = Walk(engine, answers).start(way="approve").go()
    assert walk.header("Task_LeaderInstructs", "candidateGroups") == '["leader:vice_mayor_1"]'
    seen = walk.variables("Task_IssueTransferSlips")
    assert (seen["unit_ids"], seen["leader_id"], seen["is_instructed"]) == (["juxian"], "vice_mayor_1", True)
    assert seen["limit"] == {"amount": 4, "unit": "workday"}


@pytest.mark.requirement("R-5.3.2")
def test_a_second_approval_stays_with_the_first_leader(engine: EngineProcess) -> None:
    """When the head decides round 2 alone, the leader of round 1 still reviews it; that round's own limit is gone."""
    again = {**PLAIN, "leader_id": "vice_mayor_1", "is_instructed": True}
    answers = {
        "Task_HeadReads": [MAJOR, again], "Task_LeaderInstructs": INSTRUCTED,
        "Task_LeaderReviews": [{"leader_outcome": "rehandle"}, {"leader_outcome": "close"}],
    }
    walk = Walk(engine, answers).start(way="approve").go()
    seen = walk.variables("Task_IssueTransferSlips")
    assert (seen["round"], seen["leader_id"], seen["is_instructed"]) == (2, "vice_mayor_1", True)
    assert seen["limit"] == {"amount": 5, "unit": "workday"}
    assert walk.steps().count("Task_LeaderReviews") == 2
