"""批办: who decides, and what of it reaches the main process."""

import pytest

from hotline.testing.engine_process import EngineProcess
from hotline.testing.walk import Walk

CHOICE = {"unit_ids": ["lanshan", "zhujian"], "lead_unit_id": "lanshan"}
MAJOR = {"is_major": True, "leader_id": "vice_mayor_1", **CHOICE}
PLAIN = {"is_major": False, "leader_id": "", "is_instructed": False, **CHOICE}
INSTRUCTED = {"unit_ids": ["juxian"], "lead_unit_id": "juxian", "leader_limit_workdays": 4}


@pytest.mark.requirement("R-5.2.1")
def test_the_head_decides_alone(engine: EngineProcess) -> None:
    """What isn't major is decided by the center head; no leader is named in the case."""
    walk = Walk(engine, {"Task_HeadReads": PLAIN}).start(way="approve").go("Task_ReviewReport")
    assert walk.steps()[1:4] == ["Task_PrepareApprovalSlip", "Task_HeadReads", "Task_IssueApprovalSlip"]
    seen = walk.go().variables("Task_IssueTransferSlips")
    assert (seen["unit_ids"], seen["lead_unit_id"]) == (CHOICE["unit_ids"], "lanshan")
    assert (seen["leader_id"], seen["is_instructed"], seen["leader_limit_workdays"]) == ("", False, None)
    assert walk.header("Task_HeadReads", "candidateGroups") == '["role:center_head"]'


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
