"""The page of a case: glance, limits, rounds, course, people; each person as far as they may see."""

from datetime import timedelta
from pathlib import Path

import pytest

from hotline.domain.approval import Approval, Opinion
from hotline.testing import cases as sample

MODELS = Path(__file__).parents[2] / "bpmn"
CASE = "/cases/2026-000001"
COURSE = "/api/v1/cases/2026-000001/course"
PATH = [
    ("Start_CaseRegistered", "case", "completed"), ("Task_ClaimCase", "case", "completed"),
    ("Call_Course", "case", "active"),
    ("Start_Course", "course_r1", "completed"), ("Task_CheckUnitText", "course_r1", "completed"),
    ("Gateway_Route", "course_r1", "completed"), ("Call_Approval", "course_r1", "completed"),
    ("Task_HeadReads", "approval_r1", "completed"), ("Call_Handling", "course_r1", "active"),
    ("Task_HandleAndReport", "handling_r1", "active"), ("Task_HandleAndReport", "handling_r1", "active"),
]


@pytest.fixture
def under_way(database):
    """The first release of the models, and the path of instance 4711 up to the units' step."""
    models = [*MODELS.glob("*.bpmn"), *MODELS.glob("*.dmn")]
    files = [{"name": path.name, "data": path.read_bytes()} for path in models]
    database.releases.insert_one({"_id": 1, "files": files, "state": "deployed"})
    steps = {
        f"5{place}": {
            "element_id": element, "process": process, "state": state,
            "began_at": f"2026-11-23T09:30:{place:02d}.000+08:00", "ended_at": "" if state == "active" else
            f"2026-11-23T09:30:{place + 1:02d}.000+08:00",
        }
        for place, (element, process, state) in enumerate(PATH)
    }
    database.engine_elements.insert_one({"_id": "4711", "steps": steps})


def test_one_glance_tells_who_has_it_until_when_and_what_to_do(sit_down, keep):
    """The clerk reads the working days left and finds the task behind one button; the reviewer has nothing to do."""
    case = sample.dispatched()
    keep(case, sample.task_of(case, "Task_HandleAndReport", "unit:gongshui", key="71", unit_id="gongshui"))
    glance = sit_down("gongshui-01").get(f"/api/v1{CASE}").json()["glance"]
    assert glance["next"] == {"label": "办理并反馈", "address": "/tasks/71", "article": "五（三）1"}
    assert (glance["due_words"], glance["due_style"]) == ("剩 5 个工作日", "ok")
    reviewer = sit_down("sc01")
    assert reviewer.get(f"/api/v1{CASE}").json()["glance"]["at_whom"] == ["日照市供水集团"]
    assert "本件暂无您的待办" in reviewer.get(CASE).text


@pytest.mark.requirement("R-5.3.1")
def test_a_limit_shows_its_rule_and_each_day(sit_down, keep, kit, under_way):
    """The rule of the case's own table, the five days counted, the weekend between, an extension with its days."""
    keep(sample.dispatched())
    sit_down("fzr01").send(f"{CASE}/acts/extend_limit", unit_id="gongshui", workdays="2", reason="备料")
    limit = sit_down("gongshui-01").get(f"/api/v1{CASE}").json()["limits"][0]
    assert limit["because"] == "其余：5 个工作日"
    assert (limit["counted"], limit["added"], limit["first_due_on"]) == (7, 2, "2026-11-30")
    words = {day["on"]: (day["kind"], day["number"], day["is_added"]) for day in limit["days"]}
    assert words["2026-11-24"] == ("counted", 1, False)
    assert words["2026-11-28"] == ("weekend", 0, False)
    assert words["2026-12-02"] == ("counted", 7, True)
    assert "延期 第 7 日" in sit_down("sc01").get(CASE).text


@pytest.mark.requirement("R-5.3.2")
def test_rounds_stand_side_by_side_with_what_was_changed(sit_down, keep):
    """The second round's instruction is marked against the first's."""
    case = sample.prepared()
    case.approvals[0].leader = _said("请供水公司三日内解决。")
    second = Approval(round=2, number="2", document_id="", prepared_at="", leader=_said("请供水公司五日内彻底解决。"))
    case.approvals.append(second)
    keep(case)
    rounds = sit_down("sc01").get(f"/api/v1{CASE}").json()["rounds"]
    assert rounds["columns"] == ["第 1 轮", "第 2 轮（二次批办）"]
    row = next(row for row in rounds["rows"] if row["label"] == "市政府领导批示")
    assert [(part["change"], part["text"]) for part in row["cells"][1]] == [
        ("same", "请供水公司"), ("del", "三"), ("ins", "五"), ("same", "日内"), ("ins", "彻底"), ("same", "解决。"),
    ]
    assert "<del>三</del><ins>五</ins>" in sit_down("sc01").get(CASE).text


def test_the_course_names_each_step_and_lights_where_the_case_is(sit_down, keep, under_way):
    """The center reads every process that was entered, with the drawing of the case's own release."""
    keep(sample.dispatched())
    desk = sit_down("sc01")
    course = desk.get(COURSE).json()
    assert (course["release"], course["at"]) == (1, "handling")
    assert [one["process"] for one in course["processes"]] == ["case", "course", "approval", "handling"]
    step = course["processes"][-1]["steps"][0]
    assert (step["name"], step["is_present"], step["times"]) == ("办理并反馈", True, 2)
    drawing = desk.get(f"{CASE}/diagram/handling.bpmn")
    assert b"BPMNShape" in drawing.content and b"zeebe:" not in drawing.content.replace(b"xmlns:zeebe", b"")
    assert desk.get(f"{CASE}/diagram/review.bpmn").status_code == 404
    assert "办理中" in desk.get(CASE).text


@pytest.mark.requirement("R-4.5")
def test_a_unit_is_told_nothing_of_the_caller_by_the_course(sit_down, keep, under_way):
    """Of a protected case a unit learns neither of approval nor of the check of the text; strangers learn nothing."""
    keep(sample.dispatched(wants_secrecy=True, unit_text="群众反映水压偏低。"))
    clerk = sit_down("gongshui-01")
    seen = clerk.get(COURSE).json()
    named = {step["element_id"] for one in seen["processes"] for step in one["steps"]}
    assert named == {"Start_CaseRegistered", "Call_Course", "Start_Course", "Call_Handling", "Task_HandleAndReport"}
    assert clerk.get(f"{CASE}/diagram/approval.bpmn").status_code == 404
    assert "核对转办文本" not in clerk.get(CASE).text
    assert sit_down("zhujian-01").get(f"{CASE}/diagram/case.bpmn").status_code == 404


def test_a_unit_is_not_shown_what_another_units_part_came_to(sit_down, keep, under_way):
    """Two units share a case: the handling's own steps, which are both units', stay with the center."""
    keep(sample.dispatched(sample.WATER, sample.HOUSING))
    seen = sit_down("gongshui-01").get(COURSE).json()
    assert [one["process"] for one in seen["processes"]] == ["case", "course"]
    assert "Task_CheckUnitText" not in str(seen)


def test_parts_of_the_page_are_renewed_alone(sit_down, keep, under_way):
    """What changed is asked for by part; a part that doesn't exist, or a case that isn't theirs, is refused."""
    keep(sample.dispatched())
    desk = sit_down("sc01")
    for name in ("glance", "matter", "aside", "identity", "past", "steps"):
        assert desk.get(f"{CASE}/part/{name}").status_code == 200
    assert desk.get(f"{CASE}/part/case").status_code == 404
    assert sit_down("zhujian-01").get(f"{CASE}/part/glance").status_code == 404


def test_the_page_stands_before_the_engine_has_told_anything(sit_down, keep):
    """Without a path the page says nothing of the course and all the rest is there."""
    keep(sample.completed(at=sample.MONDAY_MORNING - timedelta(days=1)))
    html = sit_down("sc01").get(CASE).text
    assert 'id="course"' not in html
    assert "完成处理" in html


def _said(text: str) -> Opinion:
    return Opinion(by="ld01", name="周明远", title="市长", text=text, at="2026-11-23T10:00:00+08:00")
