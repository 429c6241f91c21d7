"""Days of those who decide: a head's pile, a leader's desk on a tablet, two reviewers on one report, going back."""

import time
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import expect

from hotline.play.doors import Doors
from hotline.storage import connect

from .people import PATIENCE_SECONDS, finish, open_task, wait_for_status

HEAD, MAYOR, REVIEWER, COLLEAGUE = "fzr01", "ld01", "sc01", "sc02"
TABLET = {"width": 1024, "height": 768}
A_SECOND_MS = 1_000
UNIT = {"unit_ids": ["gongshui"], "lead_unit_id": "gongshui"}
REPORT = {
    "outcome": "report", "is_true": True, "is_solved": True, "handling": "已派员现场查看。",
    "public_answer": "水压已恢复。",
}


@pytest.fixture
def doors(system) -> Iterator[Doors]:
    """The doors by which everybody else in these stories acts."""
    doors = Doors(system.url)
    yield doors
    doors.close()


@pytest.fixture
def colleague(system) -> Iterator[str]:
    """A second reviewer."""
    database = connect(system.settings)
    for collection in (database.accounts, database.credentials):
        collection.insert_one(collection.find_one({"_id": REVIEWER}) | {"_id": COLLEAGUE})
    database.accounts.update_one({"_id": COLLEAGUE}, {"$set": {"name": "江映冬"}})
    yield COLLEAGUE
    for collection in (database.accounts, database.credentials):
        collection.delete_one({"_id": COLLEAGUE})
    database.client.close()


@pytest.mark.slow
@pytest.mark.requirement("R-5.5.1")
def test_a_head_works_off_a_pile_and_the_leader_decides_in_two_clicks(sign_in, doors, complaints):
    """After each decision the next task opens; on a tablet a word and a button decide; told in order of instruction."""
    cases = [_call(doors, f"第{number}处水压过低", "approve") for number in range(3)]
    for case_id in cases:
        _finish(doors, "dc01", case_id, "Task_DraftApproval", {"proposal": "拟呈市长批示。", **UNIT})
    keys = {_task(doors, HEAD, case_id, "Task_HeadReads") for case_id in cases}

    head = sign_in(HEAD)
    head.locator(".piles a", has_text="逐件办理：负责人阅办").click()
    while keys:  # other cases may lie in the same pile
        assert "逐件办理" in head.locator("form.decide").inner_text()
        key = head.url.split("/tasks/")[1].split("?")[0]
        keys.discard(key)
        head.fill("#opinion", "呈市长批示。")
        head.check("#is_major")
        head.select_option("#leader_id", "mayor")
        head.locator("form.decide button.main").click()
        head.wait_for_url(lambda now, done=key: done not in now)
        assert "已提交" in head.locator(".flash").inner_text()
        assert "/tasks/" in head.url or not keys

    for case_id in cases:
        _task(doors, MAYOR, case_id, "Task_LeaderInstructs")
    mayor = sign_in(MAYOR, **TABLET)
    order = [cases[2], cases[0]]
    for case_id in order:
        matter = mayor.locator("article.asking", has_text=case_id)
        matter.get_by_text("请抓紧办理，并将结果报我。").click()
        matter.get_by_role("button", name="批示", exact=True).click()
        expect(mayor.locator(".flash")).to_contain_text(case_id)
        assert mayor.evaluate("document.documentElement.scrollWidth <= innerWidth")
        mayor.wait_for_timeout(A_SECOND_MS)  # instructions are stamped by the second
    expect(mayor.locator("article.asking", has_text=cases[1])).to_have_count(1)
    told = mayor.locator("section.card", has_text="您批示过、正在办理").locator("tbody tr")
    expect(told.filter(has_text=order[-1])).to_have_count(1)
    lines = [line for line in told.all_inner_texts() if any(case_id in line for case_id in cases)]
    assert [case_id in line for case_id, line in zip(order, lines, strict=True)] == [True, True]
    assert all("请抓紧办理" in line for line in lines)
    assert complaints == []


@pytest.mark.slow
def test_two_reviewers_and_the_back_button_decide_once(system, sign_in, doors, colleague, complaints):
    """The second's open page says who was quicker, and is refused; neither going back nor sending again repeats it."""
    url = system.url
    case_id = _call(doors, "泵房夜间水压过低", "transfer")
    _finish(doors, "gongshui-01", case_id, "Task_HandleAndReport", REPORT)
    _task(doors, REVIEWER, case_id, "Task_ReviewReport")
    first, second = sign_in(REVIEWER), sign_in(colleague)
    for page, words in ((first, "符合要求。"), (second, "现场照片与答复一致，我也认为符合要求。")):
        open_task(page, url, "审查反馈", case_id)
        page.check("input[name=outcome][value=complete]")
        page.fill("#opinion", words)
    sent = first.evaluate("Object.fromEntries(new FormData(document.querySelector('form.decide')))")
    door = first.locator("form.decide").get_attribute("action")
    finish(first, url)

    expect(second.locator("#task-standing")).to_contain_text("江映秋")
    second.locator("form.decide button.main").click()
    expect(second.get_by_role("alert")).to_contain_text("已办结")
    expect(second.locator("main")).to_contain_text("现场照片与答复一致，我也认为符合要求。")

    first.go_back()
    expect(first.locator("main")).to_contain_text("办结")
    if first.locator("form.decide").count():
        first.locator("form.decide button.main").click()
    again = first.request.post(f"{url}{door}", form=sent, headers={"Origin": url})
    assert again.url == f"{url}/"

    wait_for_status(first, url, case_id, "完成处理")
    assert [one["event"] for one in doors.case(case_id)["history"]].count("report_reviewed") == 1
    assert complaints == []


def _call(doors: Doors, subject: str, way: str) -> str:
    form = {
        "subject": subject, "content": f"{subject}，做饭都困难。", "name": "陈桂芳", "phone": "13806331234",
        "kind": "help", "way": way, **(UNIT if way == "transfer" else {}),
    }
    return doors.call("1001", form, f"days-{time.time_ns()}")


def _task(doors: Doors, account: str, case_id: str, element_id: str) -> str:
    """The key of a task, when it has come."""
    deadline = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < deadline:
        for task in doors.tasks(account):
            if (task["case_id"], task["element_id"]) == (case_id, element_id):
                return task["key"]
        time.sleep(0.3)
    raise AssertionError(f"no {element_id} of {case_id} for {account}")


def _finish(doors: Doors, account: str, case_id: str, element_id: str, form: dict[str, Any]) -> None:
    assert doors.finish(account, _task(doors, account, case_id, element_id), form) == "done"
