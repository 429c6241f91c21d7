"""Matters that a leader assigns without a call, the ledger, and the lists that the center keeps an eye on."""

from datetime import timedelta

import pytest

from hotline.domain.status import CaseStatus
from hotline.domain.turn import Shelf
from hotline.testing import cases as sample

PNG = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + b"\0" * 13 + b"\0\0\0\0IEND\xaeB`\x82"
MATTER = {
    "subject": "老旧小区供水改造", "content": "请摸清全市老旧小区供水管网情况。",
    "opinion": "请住建局牵头，月底前报告。",
    "unit_ids": ["zhujian", "gongshui"], "lead_unit_id": "zhujian", "limit_workdays": 10,
}


@pytest.mark.requirement("R-2.4")
def test_a_leader_assigns_a_matter_that_no_one_called_about(sit_down, kit):
    """One case with the leader's word on its first slip; the same key gives the same case; it stands in the ledger."""
    desk = sit_down("ld01")
    first = desk.post("/api/v1/assigned_matters", MATTER, key="assign-key")
    again = desk.post("/api/v1/assigned_matters", MATTER, key="assign-key")
    assert first.status_code == 201, first.text
    assert first.json() == again.json()
    case = kit.cases.get(first.json()["case_id"])
    assert (case.approvals[0].leader.name, case.unit_ids[0], case.origin) == ("周明远", "zhujian", "assigned")
    assert "老旧小区供水改造" in desk.get("/assigned_matters").text
    line = sit_down("dc01").get("/api/v1/assigned_matters").json()["matters"][0]
    assert (line["place"], line["leader"], line["opinion"]) == (1, "周明远 市长", "请住建局牵头，月底前报告。")


@pytest.mark.requirement("R-2.4")
def test_the_secretary_needs_the_scan_and_it_serves_once(sit_down, kit):
    """Refused without it, by page and by JSON; with it both are named; the same scan isn't offered again."""
    desk = sit_down("ms01")
    assert "须附批件扫描件" in desk.post("/api/v1/assigned_matters", MATTER).json()["detail"]
    assert desk.post("/api/v1/assigned_matters", {**MATTER, "scan_id": "0" * 24}).status_code == 422
    body = {"csrf": desk.csrf(), "key": "form-key-0001", **MATTER}
    done = desk.client.post(
        "/assigned_matters", data=body, files=[("file_scan", ("批件.png", PNG))], follow_redirects=False
    )
    assert done.status_code == 303, done.text
    case = kit.cases.recent(1)[0]
    assert (case.approvals[0].leader.name, case.approvals[0].leader.entered_by) == ("周明远", "秘书")
    scan_id = case.approvals[0].scan_id
    assert sit_down("sc01").get(f"/cases/{case.id}/attachments/{scan_id}").content == PNG
    again = desk.post("/api/v1/assigned_matters", {**MATTER, "scan_id": scan_id})
    assert again.status_code == 422


def test_faults_of_a_matter_stand_beside_their_fields(sit_down, kit):
    """An incomplete matter comes back; no number is used up for it."""
    answer = sit_down("ld01").send("/assigned_matters", subject="供水", unit_ids="nowhere")
    assert answer.status_code == 422
    assert "请填写交办内容" in answer.text
    assert "所选单位不在单位目录中" in answer.text
    assert kit.cases.recent(5) == []


@pytest.mark.requirement("R-4.5")
def test_a_leader_reads_only_their_own_lines(sit_down, keep, kit):
    """Another leader's matter is in the center's ledger, not in this leader's."""
    sit_down("ld01").post("/api/v1/assigned_matters", MATTER)
    other = kit.cases.recent(1)[0].model_copy(deep=True)
    other.id, other.approvals[0].leader_id, other.approvals[0].leader_name = "2026-000900", "vice", "吴德清"
    kit.cases.add(other)
    assert [line["place"] for line in sit_down("dc01").get("/api/v1/assigned_matters").json()["matters"]] == [1, 2]
    mine = sit_down("ms01").get("/api/v1/assigned_matters").json()["matters"]
    assert len(mine) == 1 and mine[0]["case_id"] != "2026-000900"


@pytest.mark.requirement("R-4.4")
def test_the_center_keeps_its_lists(sit_down, keep):
    """The watch list by day of review, incidents with their calls, appeals that wait; each leads to its case."""
    shelved = sample.dispatched()
    shelved.status = CaseStatus.SHELVED
    shelved.shelves = [Shelf(reason="等管网改造", explained="已说明", review_on="2026-12-20", at="", by_name="")]
    incident = sample.registered("2026-000002")
    incident.is_mass_incident, incident.child_ids = True, ["2026-000004", "2026-000005"]
    appealed = sample.completed()
    sample.finish(
        appealed, "Task_CallBack", "role:supervision_section", sample.SECTION,
        sample.MONDAY_MORNING + timedelta(hours=5), quality=2, efficiency=3, satisfaction=2, note="认为太慢。",
    )
    sample.act(
        appealed, "appeal_mark", sample.clerk(sample.WATER), sample.MONDAY_MORNING + timedelta(hours=6),
        reason="停电所致。",
    )
    keep(shelved)
    keep(incident)
    keep(appealed.model_copy(update={"id": "2026-000003"}))
    html = sit_down("fzr01").get("/watching").text
    for words in ("等管网改造", "12月20日", "2 件", "尚未发布", "停电所致。", "/cases/2026-000003/acts/rule_on_appeal"):
        assert words in html, words
    assert "acts/rule_on_appeal" not in sit_down("zb01").get("/watching").text
    lists = sit_down("zb01").get("/api/v1/watching").json()
    assert {name: [line["case_id"] for line in lines] for name, lines in lists.items()} == {
        "shelved": ["2026-000001"], "incidents": ["2026-000002"], "appealed": ["2026-000003"],
    }
    parent = sit_down("zb01").get("/cases/2026-000002").text
    assert "并入本件的来话 2 件" in parent and "/cases/2026-000004" in parent
