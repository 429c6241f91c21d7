"""Somebody does another's work for some days."""

import pytest

from hotline.testing import cases as sample

FORM = {
    "absent_id": "fzr01", "substitute_id": "zb01", "from_on": "2026-11-23", "until_on": "2026-11-27",
    "reason": "外出开会。",
}


@pytest.fixture
def head_reads(keep):
    """A slip that lies before the center head."""
    case = sample.prepared()
    return keep(case, sample.task_of(case, "Task_HeadReads", "role:center_head"))


def test_the_substitute_finds_the_work_and_both_names_stand_on_it(sit_down, kit, head_reads) -> None:
    """Before the registration the task isn't theirs; afterwards it is, and the opinion says for whom."""
    shift, head = sit_down("zb01"), sit_down("fzr01")
    key = kit.worklist.of_case(head_reads.id)[0].key
    assert shift.get(f"/tasks/{key}").status_code in (404, 409)
    assert head.send("/substitutions", **FORM).status_code == 303
    assert shift.get(f"/tasks/{key}").status_code == 200
    sent = shift.send(
        f"/tasks/{key}/finish", outcome="decide", opinion="请供水集团办理。", unit_ids="gongshui",
        lead_unit_id="gongshui"
    )
    assert sent.status_code == 303, sent.text
    opinion = kit.cases.get(head_reads.id).approvals[0].head
    assert opinion.name.endswith("（代受理中心负责人）") and opinion.by == "zb01"


def test_ended_it_is_over_at_once(sit_down, kit, head_reads) -> None:
    """Whoever comes back ends it; a stranger can't."""
    head, shift = sit_down("fzr01"), sit_down("zb01")
    made = head.post("/api/v1/substitutions", FORM).json()["id"]
    assert sit_down("sc01").post(f"/api/v1/substitutions/{made}/end", {}).status_code == 403
    assert head.post(f"/api/v1/substitutions/{made}/end", {}).status_code == 200
    assert shift.get(f"/tasks/{kit.worklist.of_case(head_reads.id)[0].key}").status_code in (404, 409)


def test_faults_stand_beside_their_field(sit_down) -> None:
    """The page keeps what was filled in."""
    answer = sit_down("fzr01").send("/substitutions", **{**FORM, "until_on": "2026-11-20"})
    assert answer.status_code == 422 and "结束日期不能早于开始日期" in answer.text and "外出开会" in answer.text


def test_a_unit_chooses_from_its_own_people_only(sit_down) -> None:
    """Names of other units' people aren't offered, and are refused."""
    page = sit_down("gongshui-02").get("/substitutions").text
    assert "gongshui-01" in page and "zhujian-01" not in page
    refused = sit_down("gongshui-02").post(
        "/api/v1/substitutions", {**FORM, "absent_id": "gongshui-01", "substitute_id": "zhujian-01"}
    )
    assert refused.status_code == 422
    assert sit_down("1001").post("/api/v1/substitutions", FORM).status_code == 403
