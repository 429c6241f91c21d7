"""Mayor's answering day at the gateway: queue, leader's line, ring-back list, the form with the leader's word."""

import io

import pypdf
import pytest

from hotline.domain.answering_day import CallerState
from hotline.domain.case import Case
from hotline.domain.status import CaseStatus
from hotline.testing import cases as sample

DAY = {"name": "十一月市长接听日", "held_on": "2026-11-23", "leader_id": "mayor", "unit_ids": ["gongshui", "zhujian"]}
CALL = sample.call_form().model_dump()
WORD = {"leader_word": "请供水集团三日内解决。", "leader_limit_workdays": 3}


@pytest.fixture
def day(sit_down, kit) -> str:
    """An open day with three callers who wait: water, roads, a protected one."""
    chief = sit_down("zb01")
    day_id = chief.post("/api/v1/answering_days", DAY).json()["day_id"]
    chief.post(f"/api/v1/answering_days/{day_id}/open", {})
    for fields in (
        {"name": "陈桂芳", "phone": "13806331234", "matter": "水压过低"},
        {"phone": "13906335678", "matter": "道路破损"},
        {"name": "孙守信", "phone": "13706339999", "matter": "反映拖欠工资", "is_protected": True},
    ):
        assert chief.post(f"/api/v1/answering_days/{day_id}/callers", fields).status_code == 201
    return day_id


def step(desk, day_id: str, number: int, name: str, **fields):
    """One step of a caller, by JSON."""
    return desk.post(f"/api/v1/answering_days/{day_id}/callers/{number}/{name}", fields)


def handed_out(case: Case) -> None:
    """What the jobs do after the call: slip signed, transfer slip out."""
    case.status = CaseStatus.APPROVED
    sample.dispatch(case, sample.WATER, at=sample.MONDAY_MORNING)


def test_a_day_is_prepared_by_page_and_faults_stand_beside_their_fields(sit_down, kit):
    """The shift leader prepares; the same key is the same day; a day gone by, unknown units are refused."""
    chief = sit_down("zb01")
    assert chief.send("/answering_days", **{**DAY, "held_on": "2026-11-01"}).status_code == 422
    assert "日期已过" in chief.send("/answering_days", **{**DAY, "held_on": "2026-11-01"}).text
    assert "不在单位目录中" in chief.send("/answering_days", **{**DAY, "unit_ids": ["nowhere"]}).text
    done = chief.send("/answering_days", **DAY)
    assert done.status_code == 303, done.text
    assert kit.answering_days.get("2026-01").unit_ids == ["gongshui", "zhujian"]
    assert "日照市供水集团（承办单位负责人）" in chief.get("/answering_days/2026-01").text
    came = chief.send("/answering_days/2026-01/units", unit_ids=["gongshui"], head_gongshui="副总经理刘海涛")
    assert came.status_code == 303
    assert kit.answering_days.get("2026-01").unit_heads == {"gongshui": "副总经理刘海涛"}
    first = chief.post("/api/v1/answering_days", DAY, key="day-key-01").json()
    assert first == chief.post("/api/v1/answering_days", DAY, key="day-key-01").json()
    assert "十一月市长接听日" in chief.get("/answering_days").text
    assert chief.send("/answering_days/2026-02/cancel").status_code == 303
    assert "已取消" in chief.get("/answering_days").text


@pytest.mark.requirement("R-5.2.1", "R-2.4")
def test_the_leaders_word_is_registered_with_the_call(sit_down, kit, day):
    """Handed over, written down on the ordinary form, on the first slip; then the line is free for the next."""
    desk = sit_down("1001")
    assert step(desk, day, 1, "hand").status_code == 200
    assert "领导正在与 1 号来电人通话" in step(desk, day, 2, "hand").json()["detail"]
    html = desk.get(f"/answering_days/{day}/callers/1/call").text
    assert "陈桂芳" in html and "13806331234" in html and 'name="leader_word"' in html
    assert kit.vault.looks_at(f"{day}/1")[0].by == "1001"
    sent = {**CALL, **WORD, "session_id": day, "session_caller": 1}
    done = desk.post("/api/v1/calls", sent, key="call-key-01")
    assert done.status_code == 201, done.text
    assert desk.post("/api/v1/calls", sent, key="call-key-01").json() == done.json()
    case = kit.cases.get(done.json()["case_id"])
    assert (case.session_id, case.approvals[0].leader.text) == (day, "请供水集团三日内解决。")
    caller = kit.answering_days.get(day).caller(1)
    assert (caller.state, caller.case_id, caller.is_instructed) == (CallerState.TAKEN, case.id, True)
    assert kit.day_callers.show(day, caller, to=sample.OPERATOR, reason="试").name == ""
    assert kit.vault.show(case.id, to=sample.OPERATOR, reason="试").name == "陈桂芳"
    assert step(desk, day, 2, "hand").status_code == 200
    html = sit_down("ld01").get(f"/answering_days/{day}").text
    assert "批示已录，转办单印发中" in html and f"/cases/{case.id}" in html


def test_a_word_needs_the_leaders_line_and_one_caller_one_case(sit_down, kit, day):
    """An operator's call can't carry a word; who doesn't hold the caller can't register; the form keeps its words."""
    desk, other = sit_down("1001"), sit_down("1002")
    html = desk.send(f"/answering_days/{day}/callers/2/take")
    assert html.headers["location"] == f"/answering_days/{day}/callers/2/call"
    sent = {**CALL, "session_id": day, "session_caller": 2}
    refused = desk.post("/api/v1/calls", {**sent, **WORD})
    assert "不在领导专线上" in refused.json()["detail"]
    assert "由王晓梅接听" in other.post("/api/v1/calls", sent).json()["detail"]
    assert "不在领导专线上" not in desk.get(f"/answering_days/{day}/callers/2/call").text
    assert desk.post("/api/v1/calls", {**sent, "session_caller": 9}).status_code == 422
    assert desk.post("/api/v1/calls", {**CALL, **WORD}).status_code == 422
    assert kit.cases.recent(5) == []
    fields = {name: value for name, value in {**CALL, "session_id": day, "session_caller": 2}.items() if value}
    page = desk.send("/calls", **{**fields, "kind": ""})
    assert page.status_code == 422 and f'value="{day}"' in page.text and "2 号来电人" in page.text
    done = desk.send("/calls", **fields)
    assert "回接听台" in desk.get(done.headers["location"]).text
    assert "现为“已接听”" in desk.send("/calls", **fields).text


def test_a_call_cut_short_after_its_case_leaves_no_second_one(sit_down, kit, day):
    """The case was made, the caller not settled: whoever touches the caller next finds the case."""
    desk = sit_down("1001")
    step(desk, day, 1, "hand")
    case_id = desk.post("/api/v1/calls", {**CALL, "session_id": day, "session_caller": 1}).json()["case_id"]

    def as_before(day) -> None:
        caller = day.caller(1)
        caller.state, caller.case_id = CallerState.ON_LINE, ""

    kit.answering_days.change(day, as_before)
    refused = step(sit_down("1002"), day, 1, "put_back")
    assert refused.status_code == 409 and "现为“已接听”" in refused.json()["detail"]
    assert kit.answering_days.get(day).caller(1).case_id == case_id


@pytest.mark.requirement("R-1.1")
def test_the_ring_back_list_is_worked_off_before_the_end(sit_down, kit, day):
    """Promised, tried, given up with a reason; closing says what is missing, then the report reconciles."""
    chief, desk = sit_down("zb01"), sit_down("1001")
    for number in (1, 2, 3):
        assert step(chief, day, number, "ring_back").status_code == 200
    assert "1 号" in chief.get(f"/answering_days/{day}/close").text
    assert step(desk, day, 1, "promise").status_code == 200
    assert step(desk, day, 1, "try", note="无人接听").status_code == 200
    assert "王晓梅负责回电；已拨 1 次" in chief.get(f"/answering_days/{day}").text
    mine = desk.get(f"/api/v1/answering_days/{day}/ring_back?who=mine").json()["callers"]
    assert [line["number"] for line in mine] == [1]
    assert "名单已清空" in chief.get(f"/answering_days/{day}/ring_back?who=mine").text
    assert "道路破损" in desk.get(f"/answering_days/{day}/ring_back?who=free&after=1").text
    assert step(desk, day, 1, "take").status_code == 200
    assert "还有 1 人在等候或通话中" in chief.send(f"/answering_days/{day}/close").text
    desk.post("/api/v1/calls", {**CALL, "session_id": day, "session_caller": 1})
    assert step(desk, day, 2, "give_up").status_code == 422
    assert step(desk, day, 2, "give_up", note="空号").status_code == 200
    missing = chief.post(f"/api/v1/answering_days/{day}/close", {"reasons": {}})
    assert missing.status_code == 422 and "3 号来电人尚未回电" in missing.json()["detail"]
    assert chief.send(f"/answering_days/{day}/close", reason_3="三次无人接听", remark="秩序良好。").status_code == 303
    report = chief.get(f"/answering_days/{day}/report").text
    assert "三次无人接听" in report and "秩序良好。" in report and "不符" not in report
    figures = chief.get(f"/api/v1/answering_days/{day}/report").json()
    assert {one["code"]: one["numbers"] for one in figures["figures"]}["rung_back"] == [1]
    assert all(check["left"] == check["right"] for check in figures["checks"])
    paper = chief.get(f"/answering_days/{day}/report.pdf")
    text = "".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(paper.content)).pages)
    assert "日市长电接〔2026〕1号" in text and "三次无人接听（拨打" not in text and "三次无人接听" in text
    assert sit_down("cy01").get(f"/api/v1/answering_days/{day}/report.pdf").content == paper.content
    rows = chief.get(f"/answering_days/{day}/report?of=unregistered").text
    assert "空号" in rows and "水压过低" not in rows
    assert step(desk, day, 2, "take").status_code == 409
    assert chief.post(f"/api/v1/answering_days/{day}/callers", {"matter": "又一件"}).status_code == 409


@pytest.mark.requirement("R-4.5")
def test_nobody_is_named_on_the_board(sit_down, kit, day):
    """Neither desk nor board nor their JSON name a caller; of a protected one only who noted or holds may see."""
    for account_id in ("zb01", "1001", "1002", "ld01", "ms01", "gongshui-02", "sdc01", "cy01"):
        desk = sit_down(account_id)
        for path in ("", "/board", "/part", "/board/part", "/given"):
            html = desk.get(f"/answering_days/{day}{path}").text
            assert not any(word in html for word in ("陈桂芳", "孙守信", "13806331234", "13706339999")), path
        assert "孙守信" not in desk.get(f"/api/v1/answering_days/{day}").text
    operator = sit_down("1001")
    step(sit_down("1002"), day, 3, "take")
    assert operator.get(f"/answering_days/{day}/callers/3/call").status_code == 403
    assert "孙守信" in sit_down("1002").get(f"/answering_days/{day}/callers/3/call").text
    assert [look.by for look in kit.vault.looks_at(f"{day}/3")] == ["1002"]


@pytest.mark.requirement("R-4.5")
def test_only_those_concerned_follow_a_day(sit_down, kit, day):
    """Another leader's, another unit's people find nothing; a unit sees who waits only while the day lasts."""
    assert sit_down("donggang-02").get(f"/answering_days/{day}").status_code == 404
    assert sit_down("donggang-02").get("/api/v1/answering_days").json()["days"] == []
    assert sit_down("xt01").get("/answering_days").status_code == 403
    assert "反映拖欠工资" in sit_down("gongshui-02").get(f"/answering_days/{day}").text
    chief, desk = sit_down("zb01"), sit_down("1001")
    step(desk, day, 1, "hand")
    case_id = desk.post("/api/v1/calls", {**CALL, **WORD, "session_id": day, "session_caller": 1}).json()["case_id"]
    kit.cases.change(case_id, handed_out)
    for number in (2, 3):
        step(chief, day, number, "give_up", note="来电人挂断")
    chief.post(f"/api/v1/answering_days/{day}/close", {})
    head = sit_down("gongshui-02")
    assert head.get(f"/answering_days/{day}").headers["location"] == f"/answering_days/{day}/given"
    assert head.get(f"/answering_days/{day}/board").status_code == 403
    html = head.get(f"/answering_days/{day}/given").text
    assert case_id in html and "请供水集团三日内解决。" in html and "签收" in html
    assert case_id not in sit_down("zhujian-02").get(f"/answering_days/{day}/given").text
    assert head.get(f"/answering_days/{day}/report").status_code == 403
