"""What each person sees of a case, and what the center does with one."""

from datetime import timedelta

import pytest

from hotline.domain.approval import Opinion
from hotline.domain.documents import DocumentKind
from hotline.domain.turn import Merge, Shelf
from hotline.testing import cases as sample

MARK = "甲乙丙丁戊己"
PROTECTED = {
    "name": "马克明", "phone": "13912345678", "wants_secrecy": True, "content": f"我是{MARK}的住户，请查。",
    "subject": f"{MARK}来话", "place": f"{MARK}路1号", "unit_text": "群众反映水压偏低。",
}


def test_the_center_sees_the_whole_case(sit_down, keep):
    """The reviewer sees text, assignment with the days counted, and the history."""
    keep(sample.dispatched())
    html = sit_down("sc01").get("/cases/2026-000001").text
    assert "小区六楼以上" in html
    assert "11月24日（周二）、11月25日（周三）" in html
    assert "办理经过" in html


def test_a_case_is_found_by_its_number(sit_down, keep):
    """The number, whole or only its sequence, leads to the case from every page."""
    keep(sample.dispatched())
    desk = sit_down("sc01")
    ways = ("2026-000001", "1", "2026-1", "２０２６－０００００１", "2026000001", "案件 2026—1 号", "第1号")
    for typed in ways:
        assert desk.get("/cases", params={"number": typed}).headers["location"] == "/cases/2026-000001"
    assert desk.get("/cases", params={"number": "2026-000009"}).status_code == 404


@pytest.mark.requirement("R-4.5")
def test_another_unit_can_not_tell_a_case_from_none(sit_down, keep):
    """A unit that has no part in a case gets the same answer as for a number that doesn't exist."""
    keep(sample.dispatched())
    desk = sit_down("zhujian-01")
    theirs, none = desk.get("/api/v1/cases/2026-000001"), desk.get("/api/v1/cases/2026-000002")
    assert theirs.status_code == none.status_code == 404
    assert theirs.json()["detail"].replace("000001", "") == none.json()["detail"].replace("000002", "")


@pytest.mark.requirement("R-4.5")
def test_nothing_of_a_protected_caller_reaches_the_unit(sit_down, kit):
    """Marks in identity and in the caller's words are on no page and in no answer that the unit gets."""
    operator = sit_down("1001")
    operator.post("/api/v1/calls", sample.call_form(**PROTECTED).model_dump())
    kit.cases.change(
        "2026-000001",
        lambda case: sample.dispatch(case, sample.WATER, at=sample.MONDAY_MORNING + timedelta(hours=4)),
    )
    case = kit.cases.get("2026-000001")
    kit.worklist.put(
        sample.task_of(
            case, "Task_HandleAndReport", "unit:gongshui", key="71", unit_id="gongshui",
            subject=case.subject_for_units,
        )
    )
    desk = sit_down("gongshui-01")
    seen = [
        desk.get(path).text
        for path in (
            "/", "/tasks/71", "/cases/2026-000001", "/api/v1/tasks", "/api/v1/tasks/71",
            "/api/v1/cases/2026-000001", "/api/v1/cases/2026-000001/identity",
        )
    ]
    seen.append(desk.send("/cases/2026-000001/identity", reason="想知道").text)
    seen.append(desk.send("/tasks/71/finish", handling="").text)
    for text in seen:
        assert MARK not in text
        assert "马克明" not in text
        assert "13912345678" not in text
    assert "群众反映水压偏低" in "".join(seen)
    assert desk.get("/api/v1/cases/2026-000001/identity").status_code == 403


@pytest.mark.requirement("R-4.5")
def test_the_unit_on_duty_sees_an_ordinary_caller_and_the_look_is_recorded(sit_down, keep, kit):
    """The unit that holds an ordinary case is shown name and telephone, on demand, each time recorded."""
    keep(sample.dispatched())
    page = sit_down("gongshui-01").get("/cases/2026-000001").text
    assert "13806331234" not in page

    shown = sit_down("gongshui-01").send("/cases/2026-000001/identity").text

    assert "13806331234" in shown
    assert [(look.by, look.case_id) for look in kit.vault.looks_at("2026-000001")] == [
        ("gongshui-01", "2026-000001")
    ]


@pytest.mark.requirement("R-4.5")
def test_a_protected_caller_is_not_shown_for_a_reason_alone(sit_down, keep, kit):
    """A reason alone shows nothing, to the section as to the reviewer, and leaves no look on record."""
    keep(sample.dispatched(wants_secrecy=True, unit_text="群众反映水压偏低。"))
    for account in ("dc01", "fzr01", "sc01"):
        refused = sit_down(account).send("/cases/2026-000001/identity", reason="需向来话人核实地点")
        assert refused.status_code == 403
        assert "13806331234" not in refused.text
    assert kit.vault.looks_at("2026-000001") == []


@pytest.mark.requirement("R-5.2.3")
def test_the_section_urges_by_hand_and_not_twice_at_once(sit_down, keep, kit):
    """An urging is ordered with a message for the engine; a second one within four working hours is refused."""
    keep(sample.dispatched())
    desk = sit_down("dc01")
    assert desk.send("/cases/2026-000001/acts/urge_by_hand", unit_id="gongshui").status_code == 303
    assert any(e.event == "hand_urging_ordered" for e in kit.cases.get("2026-000001").history)
    again = desk.send("/cases/2026-000001/acts/urge_by_hand", unit_id="gongshui")
    assert again.status_code == 409
    assert "不足 4 个工作小时" in again.text


@pytest.mark.requirement("R-5.3.1")
def test_the_head_extends_a_limit_once(sit_down, keep, kit):
    """The head moves a limit within ten working days; faults stand beside the fields."""
    case = sample.dispatched()
    keep(case)
    desk = sit_down("fzr01")
    path = "/cases/2026-000001/acts/extend_limit"
    assert "1 至 10 个工作日" in desk.send(path, unit_id="gongshui", workdays="30", reason="备料").text
    assert desk.send(path, unit_id="gongshui", workdays="3", reason="备料").status_code == 303
    assert kit.cases.get(case.id).assignments[0].due_at > case.assignments[0].due_at
    assert desk.send(path, unit_id="gongshui", workdays="3", reason="备料").status_code == 409


def test_a_document_is_opened_only_by_those_who_may(sit_down, keep, kit):
    """The unit opens its own slip; another unit gets 404; nothing personal is in the file's name."""
    case = sample.dispatched()
    keep(case)
    ref = case.documents_of(DocumentKind.TRANSFER_SLIP)[0]
    kit.document_store.put(ref, b"%PDF-1.7 sample")
    path = f"/cases/{case.id}/documents/{ref.id}"
    answer = sit_down("gongshui-01").get(path)
    assert answer.content == b"%PDF-1.7 sample"
    assert answer.headers["content-disposition"] == f'inline; filename="{ref.id}.pdf"'
    for stranger in ("zhujian-01", "cy01", "1002"):
        assert sit_down(stranger).get(path).status_code == 404
    looks = [(look.by, look.reason) for look in kit.vault.looks_at(case.id)]
    assert looks == [("gongshui-01", f"打开市长公开电话转办单 {ref.number}")]


def test_a_callers_earlier_cases_are_found_by_telephone(sit_down, keep):
    """An operator finds ordinary cases of a number; that a number called in confidence stays hidden."""
    keep(sample.dispatched())
    protected = sample.registered("2026-000002", wants_secrecy=True, unit_text="群众反映水压偏低。")
    keep(protected)
    found = sit_down("1002").send("/callers", phone="138 0633 1234")
    assert "2026-000001" in found.text
    assert "2026-000002" not in found.text
    assert "2026-000002" in sit_down("dc01").send("/callers", phone="13806331234").text


@pytest.mark.requirement("R-4.5")
def test_what_the_center_writes_of_a_protected_caller_stays_in_the_center(sit_down, keep, kit):
    """Reasons of turns, explanations, notes, drafts and file names of the center are on no page of the unit."""
    case = sample.dispatched(wants_secrecy=True, unit_text="群众反映水压偏低。")
    case.shelves.append(
        Shelf(reason=f"{MARK}家在改造", explained=f"已向{MARK}说明", review_on="2026-12-20", at="", by_name="")
    )
    case.approvals = sample.prepared().approvals
    case.approvals[0].draft = Opinion(by="dc01", name="孙伟", title="督查科", text=f"{MARK}多次来电", at="")
    case.merge = Merge(parent_id="2026-000009", from_status="handling", at="", by_name="", reason=f"{MARK}重复来电")
    keep(case, sample.task_of(case, "Task_HandleAndReport", "unit:gongshui", key="71", unit_id="gongshui"))
    head, clerk = sit_down("fzr01"), sit_down("gongshui-01")
    head.post(f"/api/v1/cases/{case.id}/acts/withdraw", {"reason": f"{MARK}要求撤回"})
    assert MARK in head.get(f"/cases/{case.id}").text
    for path in (
        f"/cases/{case.id}", f"/api/v1/cases/{case.id}", "/tasks/71", "/", "/notices",
        f"/cases/{case.id}/acts/sign_slip", f"/cases/{case.id}/acts/report_interim",
    ):
        answer = clerk.get(path)
        assert MARK not in answer.text, path
        assert "2026-000009" not in answer.text, path
