"""What each role finds first."""

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
