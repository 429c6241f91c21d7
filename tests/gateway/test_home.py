"""What each role finds first."""

from datetime import timedelta

import pytest

from hotline.domain.documents import DocumentKind
from hotline.domain.urging import supervised
from hotline.testing import cases as sample


@pytest.mark.requirement("R-4.1")
def test_an_operator_finds_the_day_in_figures(sit_down, keep, clock):
    """The number to say, the way to the next call, today's calls of one's own with their figures."""
    keep(sample.registered("2026-000001"))
    keep(sample.registered("2026-000002", way="answer", unit_ids=[], answer="已告知办理时间。", call_seconds=65))
    other = sample.registered("2026-000003")
    other.registered_by = "1002"
    keep(other)
    html = sit_down("1001").get("/").text
    assert "接听登记" in html and "2分40秒" in html and "1/2" in html
    assert "2026-000002" in html and "2026-000003" not in html


@pytest.mark.parametrize("account", ("zb01", "dc01", "sc01", "fzr01"))
def test_the_center_finds_its_boards(sit_down, keep, account):
    """Tasks first, then how many cases lie on each board."""
    keep(sample.dispatched())
    html = sit_down(account).get("/").text
    assert html.index("我的待办") < html.index('href="/boards/overdue"') and "待签收" in html


def test_a_pile_is_worked_off_one_after_the_other(sit_down, keep):
    """After a decision the next task of the same kind opens, with what is left; at the end one is at home again."""
    for number in (1, 2):
        case = sample.prepared()
        case = case.model_copy(update={"id": f"2026-00000{number}"})
        keep(case, sample.task_of(case, "Task_HeadReads", "role:center_head", key=f"77{number}"))
    desk = sit_down("fzr01")
    assert 'href="/tasks/771?pile=1"' in desk.get("/").text
    assert "还有 1 件" in desk.get("/tasks/771?pile=1").text
    done = {"outcome": "decide", "opinion": "同意。", "unit_ids": "gongshui", "pile": "1"}
    assert desk.send("/tasks/771/finish", **done).headers["location"] == "/tasks/772?pile=1"
    assert desk.send("/tasks/772/finish", **done).headers["location"] == "/"


def test_the_municipal_office_finds_its_cases(sit_down, keep):
    """What was handed over, due first, with the way to its measures and documents; protected ones by topic only."""
    case = sample.dispatched(wants_secrecy=True, unit_text="水压偏低。", subject="甲乙丙丁来话")
    slip = sample.slip(case, DocumentKind.SUPERVISION_NOTICE, 1, sample.MONDAY_MORNING)
    supervised(case, "gongshui", 1, slip, cause="overdue", at=sample.MONDAY_MORNING)
    keep(case)
    html = sit_down("sdc01").get("/").text
    assert "督办中的案件" in html and "2026-000001" in html and "甲乙丙丁" not in html


@pytest.mark.parametrize("account", ("xt01", "aq01", "sj01", "cy01", "lc01", "fb01"))
def test_administrators_find_their_pages(sit_down, account):
    """No tasks of cases, but the ways to what they mind."""
    html = sit_down(account).get("/").text
    assert "我的待办" not in html and 'class="links"' in html


def _before_the_mayor(case):
    """The case as the head sends it up, with the units proposed."""
    sample.finish(
        case, "Task_HeadReads", "role:center_head", sample.HEAD, sample.MONDAY_MORNING, opinion="建议由供水集团办理。",
        is_major=True, leader_id="mayor", unit_ids=["gongshui"],
    )
    return case


@pytest.mark.requirement("R-5.2.1")
def test_a_leader_decides_in_two_clicks(sit_down, keep, kit):
    """One of the usual opinions and the button, in the list itself; the door is that of the task."""
    case = _before_the_mayor(sample.prepared())
    keep(case, sample.task_of(case, "Task_LeaderInstructs", "leader:mayor", key="881", leader_id="mayor"))
    desk = sit_down("ld01")
    html = desk.get("/").text
    opinion = "请抓紧办理，并将结果报我。"
    assert "建议由供水集团办理" in html and 'action="/tasks/881/finish"' in html and opinion in html
    sent = desk.send("/tasks/881/finish", opinion=opinion, unit_ids="gongshui", lead_unit_id="gongshui")
    assert sent.headers["location"] == "/"
    assert kit.cases.get(case.id).approvals[0].leader.text == "请抓紧办理，并将结果报我。"
    told = desk.get("/api/v1/leader_desk").json()
    assert [one["instruction"] for one in told["instructed"]] == ["请抓紧办理，并将结果报我。"] and told["asking"] == []


def test_a_secretary_enters_with_the_scan(sit_down, keep):
    """The list leads to the page on which the scanned slip is added; no form stands in the list."""
    case = _before_the_mayor(sample.prepared())
    keep(case, sample.task_of(case, "Task_LeaderInstructs", "leader:mayor", key="881", leader_id="mayor"))
    html = sit_down("ms01").get("/").text
    assert "上传批件、录入批示" in html and 'action="/tasks/881/finish"' not in html


def test_what_became_of_it_and_what_is_overdue_by_name(sit_down, keep, kit, clock):
    """In order of instruction, with the time left; who is over the limit stands by name."""
    for number, hours in ((1, 3), (2, 1)):
        case = _before_the_mayor(sample.prepared().model_copy(update={"id": f"2026-00000{number}"}))
        at = sample.MONDAY_MORNING + timedelta(hours=hours)
        sample.finish(
            case, "Task_LeaderInstructs", "leader:mayor", sample.MAYOR, at, opinion=f"第{number}件请办。",
            unit_ids=["gongshui"],
        )
        keep(sample.dispatch(case, sample.WATER, at=at))
    html = sit_down("ld01").get("/").text
    assert html.index("第2件请办") < html.index("第1件请办") and "超期未办结的单位" not in html
    kit.clock = type(clock)(sample.MONDAY_MORNING + timedelta(days=9))
    told = sit_down("ms01").get("/api/v1/leader_desk").json()
    assert [one["case_id"] for one in told["overdue"]] == ["2026-000002", "2026-000001"]
    assert told["overdue"][0]["unit"] == sample.WATER.name


def test_usual_opinions_are_the_leaders_own(sit_down):
    """Edited one a line, each once; offered to this leader and the secretary alone."""
    desk = sit_down("ld01")
    assert desk.send("/usual_opinions", opinions="同意。\n\n同意。\n请阅办。").headers["location"] == "/"
    assert sit_down("ms01").get("/api/v1/leader_desk").json()["usual_opinions"] == ["同意。", "请阅办。"]
    assert desk.send("/usual_opinions", opinions="长" * 201).status_code == 422
    assert desk.post("/api/v1/usual_opinions", {"opinions": "照办。"}).json() == {"usual_opinions": ["照办。"]}
    assert sit_down("fzr01").get("/usual_opinions").status_code == 403
