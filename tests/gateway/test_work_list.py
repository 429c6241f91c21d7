"""The work list of a unit: what it shows to whom, filters that are kept, signing and printing many."""

import io
from datetime import timedelta

import pytest
from pypdf import PdfReader, PdfWriter

from hotline.domain import dispatching, urging
from hotline.domain.documents import DocumentKind
from hotline.domain.watching import UrgingRule
from hotline.testing import cases as sample

START = sample.MONDAY_MORNING


def dispatched(number, *units, at=START, **changes):
    """A case of its own number and slip in the hands of the units."""
    case = sample.registered(f"2026-{number:06d}", at=at, **changes)
    sample.assign(case, *(units or (sample.WATER,)), at=at)
    slips = {
        unit.id: sample.slip(case, DocumentKind.TRANSFER_SLIP, 100 * number + place, at, unit.id)
        for place, unit in enumerate(units or (sample.WATER,))
    }
    dispatching.dispatched(case, slips, round=1, attempt=1, at=at)
    return case


def report_task(case, unit="gongshui", **changes):
    """The unit's open task."""
    return sample.task_of(
        case, "Task_HandleAndReport", f"unit:{unit}", key=f"7{case.id[-3:]}", unit_id=unit, **changes
    )


def urged(case, times):
    """The case after this many urgings of the water company."""
    for ordinal in range(1, times + 1):
        notice = sample.slip(case, DocumentKind.URGING_NOTICE, 900 + ordinal, START, "gongshui")
        urging.urged(
            case, "gongshui", 1, notice, UrgingRule(**sample.URGING_RULE), sample.CALENDAR, at=START, urged_by="",
            effect=f"urge/{ordinal}",
        )
    return case


@pytest.fixture
def many(keep):
    """Six cases: plain, signed, urged, urged twice, overdue, shared with the housing office as the lead."""
    signed = dispatched(2)
    sample.act(signed, "sign_slip", sample.clerk(sample.WATER), START)
    cases = [
        dispatched(1), signed, urged(dispatched(3), 1), urged(dispatched(4), 2),
        dispatched(5, at=START - timedelta(days=14)), dispatched(6, sample.HOUSING, sample.WATER, kind="consultation"),
    ]
    for case in cases:
        keep(case, report_task(case))
    return cases


def shown(desk, query=""):
    """Numbers of the cases on a page of the list, in order."""
    rows = desk.get(f"/api/v1/work{query}").json()["rows"]
    html = desk.get(f"/work{query or '?all=1'}").text
    assert [row["case_id"] for row in rows] == [
        text.split('"')[0] for text in html.split('data-case="')[1:]
    ], "the page and its twin show the same"
    return [int(row["case_id"][-2:]) for row in rows]


@pytest.mark.requirement("R-5.2.2")
def test_what_is_owed_comes_due_first_and_narrows_by_state(many, sit_down):
    """Colours and words together; what the unit had once is apart."""
    desk = sit_down("gongshui-01")
    assert shown(desk)[0] == 5 and sorted(shown(desk)) == [1, 2, 3, 4, 5, 6]
    by_state = {
        "unsigned": [1, 3, 4, 5, 6], "handling": [2], "yellow": [3], "red": [4], "overdue": [5], "co": [6],
        "asking": [], "again": [], "former": [],
    }
    assert {state: sorted(shown(desk, f"?state={state}")) for state in by_state} == by_state
    assert shown(desk, "?kind=consultation") == [6] and shown(desk, "?text=000003") == [3]
    page = desk.get("/work?all=1").text
    assert "剩 5 个工作日" in page and "已超期" in page and "主办 日照市住房和城乡建设局：未签收" in page
    assert "待签收 <strong>5</strong>" in page
    assert "待办列表" in desk.get("/").text, "the list is the home of who works for a unit"


def test_another_units_list_is_its_own(many, sit_down):
    """The housing office sees the one case it has; the center has no such list."""
    assert shown(sit_down("zhujian-01")) == [6]
    assert sit_down("dc01").get("/work").status_code == 403
    assert sit_down("dc01").get("/api/v1/work").status_code == 403


@pytest.mark.requirement("R-5.2.2")
def test_many_are_signed_for_at_once_each_with_its_result(many, sit_down, kit):
    """One that was signed before, one that isn't ours and unknown ones don't hold up the rest; a repeat is the same."""
    desk = sit_down("gongshui-01")
    ids = [case.id for case in many[:3]] + ["2026-000999"]
    first = desk.post("/api/v1/work/sign", {"case_ids": ids}, key="sign-many-0001")
    again = desk.post("/api/v1/work/sign", {"case_ids": ids}, key="sign-many-0001")
    assert first.json() == again.json()
    assert [one["code"] for one in first.json()["results"]] == ["signed", "signed_before", "signed", "refused"]
    assert all(kit.cases.get(case.id).assignments[0].signed_at for case in many[:3])
    assert sum(entry.event == "slip_signed" for entry in kit.cases.get(many[0].id).history) == 1
    page = desk.send("/work/sign", case_ids=[many[3].id, many[4].id], f_state="unsigned").text
    assert "已签收 2 件" in page and f"/cases/{many[3].id}" in page
    assert "已签收 1 件" in desk.send("/work/sign", one=many[5].id).text
    assert desk.send("/work/sign").status_code == 422
    assert desk.get("/work/sign").headers["location"] == "/work"


@pytest.fixture
def with_slips(many, kit):
    """The slips of the first three cases are stored."""
    page = PdfWriter()
    page.add_blank_page(200, 200)
    out = io.BytesIO()
    page.write(out)
    for case in many[:3]:
        slip = next(ref for ref in case.documents if ref.kind is DocumentKind.TRANSFER_SLIP)
        kit.document_store.put(slip, out.getvalue())
    return many


def test_slips_are_printed_together_and_each_look_is_on_record(with_slips, sit_down, kit):
    """Chosen ones, then all that nobody printed yet; each once on record as a look at who called."""
    desk = sit_down("gongshui-01")
    sent = desk.send("/work/slips", case_ids=[with_slips[0].id, with_slips[1].id])
    assert sent.headers["content-type"] == "application/pdf" and len(PdfReader(io.BytesIO(sent.content)).pages) == 2
    assert any(look.by == "gongshui-01" for look in kit.vault.looks_at(with_slips[0].id))
    assert kit.slip_prints.printed([part.slip_id for case in with_slips for part in case.assignments]) == {
        with_slips[0].assignments[0].slip_id, with_slips[1].assignments[0].slip_id
    }
    foreign = sit_down("zhujian-01").send("/work/slips", case_ids=[with_slips[0].id])
    assert foreign.status_code == 404 and "没有可打印的转办单" in foreign.text
    assert desk.send("/work/slips").status_code == 422


def test_a_filter_is_kept_shared_and_opened_with(many, sit_down):
    """Its owner alone takes it away; who opens with it comes to it from the bare address."""
    clerk, head = sit_down("gongshui-01"), sit_down("gongshui-02")
    sent = clerk.send("/work/filters", name="待签", state="unsigned", kind="help", is_shared="1", opens="1")
    assert sent.headers["location"] == "/work?state=unsigned&kind=help"
    assert clerk.get("/work").headers["location"] == "/work?state=unsigned&kind=help"
    assert "常用筛选" in head.get("/work").text and "待签" in head.get("/work").text
    (kept,) = head.get("/api/v1/work/filters").json()["filters"]
    assert (kept["is_mine"], kept["is_default"], kept["owner_name"]) == (False, False, "承办单位经办人")
    assert head.send(f"/work/filters/{kept['id']}/remove").status_code == 409
    assert head.send(f"/work/filters/{kept['id']}/open").headers["location"] == "/work"
    assert head.get("/work").headers["location"] == "/work?state=unsigned&kind=help"
    assert clerk.send("/work/filters", name="空", is_shared="1").status_code == 422
    clerk.send(f"/work/filters/{kept['id']}/remove")
    assert head.get("/work").status_code == 200 and head.get("/api/v1/work/filters").json()["filters"] == []
    assert sit_down("zhujian-01").get("/api/v1/work/filters").json()["filters"] == []


@pytest.mark.requirement("R-4.5")
def test_of_a_protected_case_the_list_says_what_units_may_read(keep, sit_down):
    """Its topic stands for its heading; filters by words don't find what the heading says."""
    case = dispatched(7, reports_wrongdoing=True, unit_text="某小区水压过低。", subject="陈桂芳举报")
    keep(case, report_task(case))
    desk = sit_down("gongshui-01")
    assert shown(desk) == [7] and "陈桂芳" not in desk.get("/work").text
    assert shown(desk, "?text=陈桂芳") == []


def test_what_was_given_to_a_person_is_found_by_them(many, sit_down):
    """`me`, a colleague, and what nobody has."""
    clerk, head = sit_down("gongshui-01"), sit_down("gongshui-02")
    fields = {"account_id": "gongshui-02", "due_on": "2026-11-25"}
    clerk.send(f"/cases/{many[0].id}/acts/assign_within_unit", **fields)
    assert shown(head, "?in_charge=me") == [1] and shown(clerk, "?in_charge=me") == []
    assert shown(clerk, "?in_charge=gongshui-02") == [1] and 1 not in shown(clerk, "?in_charge=nobody")


def test_what_a_unit_had_once_stays_readable(keep, sit_down):
    """A report ends what is owed; the case moves to the former ones, latest first, by pages."""
    for number in (1, 2, 3):
        case = dispatched(number, at=START + timedelta(minutes=number))
        sample.finish(
            case, "Task_HandleAndReport", "unit:gongshui", sample.clerk(sample.WATER), START + timedelta(hours=2),
            handling="已修。", public_answer="已修。", is_solved=True,
        )
        keep(case)
    desk = sit_down("gongshui-01")
    assert shown(desk) == [] and shown(desk, "?state=former") == [3, 2, 1]
    first = desk.get("/api/v1/work?state=former&page_size=2").json()
    second = desk.get(f"/api/v1/work?state=former&page_size=2&page_token={first['next_page_token']}").json()
    assert [row["case_id"][-1] for row in first["rows"] + second["rows"]] == ["3", "2", "1"]
    assert not second["next_page_token"] and shown(desk, "?state=former&year=2025") == []


def test_a_task_whose_case_has_no_row_yet_is_shown_with_its_time_left(sit_down, kit):
    """Nothing waits unseen while the rows are behind."""
    kit.worklist.put(report_task(dispatched(41), due_at=(START + timedelta(days=3)).isoformat()))
    page = sit_down("gongshui-01").get("/work")
    assert page.status_code == 200
    assert "其他待办" in page.text and "个工作日" in page.text
