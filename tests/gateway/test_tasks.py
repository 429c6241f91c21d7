"""Finishing tasks, by page and by JSON."""

import pytest

from hotline.domain.status import CaseStatus
from hotline.testing import cases as sample

REPORT = {
    "handling": "已更换加压泵。", "public_answer": "水压已恢复。", "is_solved": "1", "contacted_caller": "1",
    "contact_note": "上午电话答复。",
}


def unit_task(case, key="71"):
    """The water company's task of the case."""
    return sample.task_of(
        case, "Task_HandleAndReport", "unit:gongshui", key=key, unit_id="gongshui",
        due_at=case.assignments[0].due_at, subject=case.subject_for_units, urgency=case.urgency,
    )


@pytest.mark.requirement("R-5.3.1")
def test_a_clerk_reports_and_the_case_goes_to_review(sit_down, keep, kit):
    """The clerk sees the task, sends the report, and the case waits for review; the task is off the list."""
    case = sample.dispatched()
    keep(case, unit_task(case))
    desk = sit_down("gongshui-01")
    assert "办理并反馈" in desk.get("/").text
    assert "小区水压过低" in desk.get("/tasks/71").text

    answer = desk.send("/tasks/71/finish", **REPORT)

    assert answer.status_code == 303, answer.text
    assert kit.cases.get(case.id).status is CaseStatus.REPORTED
    assert kit.cases.get(case.id).assignments[0].report.contacted_caller
    assert kit.worklist.keys() == set()
    assert "已提交" in desk.get("/").text


def test_faults_come_back_beside_the_fields(sit_down, keep):
    """An incomplete report comes back with its faults, and what was written stays."""
    case = sample.dispatched()
    keep(case, unit_task(case))
    answer = sit_down("gongshui-01").send("/tasks/71/finish", handling="查了。")

    assert answer.status_code == 422
    assert "请填写答复意见" in answer.text
    assert "查了。</textarea>" in answer.text


def test_finishing_twice_with_one_key_is_one_report(sit_down, keep, kit):
    """A repeated finish gets the same answer; with a fresh key the task is gone, in words."""
    case = sample.dispatched()
    keep(case, unit_task(case))
    desk = sit_down("gongshui-01")
    body = {"handling": "已换泵。", "public_answer": "已恢复。", "is_solved": True}
    first = desk.post("/api/v1/tasks/71/finish", body, key="finish-key")
    again = desk.post("/api/v1/tasks/71/finish", body, key="finish-key")
    late = desk.post("/api/v1/tasks/71/finish", body)

    assert first.status_code == again.status_code == 200
    assert first.json() == again.json() == {"case_id": case.id, "status": "reported"}
    assert late.status_code == 409
    assert late.json()["code"] == "task_gone"
    assert sum(e.event == "unit_reported" for e in kit.cases.get(case.id).history) == 1


def test_somebody_elses_task_is_gone_too(sit_down, keep):
    """Another unit gets the same answer for a task that isn't its own as for one that isn't there."""
    case = sample.dispatched()
    keep(case, unit_task(case))
    desk = sit_down("zhujian-01")
    theirs, missing = desk.get("/api/v1/tasks/71"), desk.get("/api/v1/tasks/99")
    assert theirs.status_code == missing.status_code == 409
    assert theirs.json()["detail"] == missing.json()["detail"]
    assert desk.get("/api/v1/tasks").json()["count"] == 0


@pytest.mark.requirement("R-5.2.1")
def test_a_matter_for_the_leader_goes_from_head_to_leader(sit_down, keep, kit):
    """The head sends a major matter up; the leader instructs with units and a limit of the leader's own."""
    case = sample.prepared()
    keep(case, sample.task_of(case, "Task_HeadReads", "role:center_head", key="81"))
    answer = sit_down("fzr01").send("/tasks/81/finish", opinion="呈市长阅示。", is_major="1", leader_id="mayor")
    assert answer.status_code == 303, answer.text
    case = kit.cases.get(case.id)
    assert case.status is CaseStatus.AWAITING_INSTRUCTION

    kit.worklist.put(
        sample.task_of(case, "Task_LeaderInstructs", "leader:mayor", key="82", leader_id="mayor")
    )
    answer = sit_down("ld01").send(
        "/tasks/82/finish", opinion="请供水集团一周内解决。", unit_ids=["gongshui", "zhujian"],
        lead_unit_id="gongshui", limit_workdays="5",
    )
    assert answer.status_code == 303, answer.text
    approval = kit.cases.get(case.id).approval
    assert approval.unit_ids == ["gongshui", "zhujian"]
    assert approval.leader_limit_workdays == 5


def test_a_number_that_is_none_is_said_beside_its_field(sit_down, keep):
    """A limit that is no number comes back as a fault of that field."""
    case = sample.prepared()
    case.approvals[0].leader_id = "mayor"
    keep(case, sample.task_of(case, "Task_LeaderInstructs", "leader:mayor", key="82", leader_id="mayor"))
    answer = sit_down("ld01").send("/tasks/82/finish", opinion="办", unit_ids="gongshui", limit_workdays="一周")
    assert answer.status_code == 422
    assert "请填写整数" in answer.text


@pytest.mark.requirement("R-5.2.2")
def test_what_a_step_refuses_is_said_and_what_was_written_stays(sit_down, keep):
    """The lead reports before its co-unit: the form comes back with its text, the reason and the article."""
    case = sample.dispatched(sample.WATER, sample.HOUSING)
    keep(case, unit_task(case))
    answer = sit_down("gongshui-01").send("/tasks/71/finish", **REPORT)
    assert answer.status_code == 409
    assert "尚未反馈" in answer.text and "五（二）2" in answer.text
    assert "已更换加压泵。</textarea>" in answer.text
