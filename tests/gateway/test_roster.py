"""The roster of shifts, by page and by JSON, and the number under which a call is registered."""

from datetime import timedelta

import pytest

from hotline.domain.directory import Account
from hotline.domain.roles import Role
from hotline.storage import MongoDirectory
from hotline.testing.cases import call_form

TODAY, WEEK = "2026-11-23", "2026-W48"


@pytest.fixture
def newcomer(kit, database):
    """An operator without a number of their own."""
    account = Account(id="1009", name="新来的", roles=[Role.OPERATOR])
    MongoDirectory(database).put_account(account, place=99)
    return account


def rostered(desk, account_id: str, number: str = "", **changes: str):
    """Put a person on today's roster by the page's form."""
    fields = {"week": WEEK, "account_id": account_id, "operator_number": number, "days": TODAY, "begins": "08:30",
              "ends": "17:30", **changes}
    return desk.send("/roster", **fields)


@pytest.mark.requirement("R-4.1")
def test_a_call_is_registered_under_the_number_of_the_shift(sit_down, kit, newcomer, clock):
    """In the greeting and on the record; after the shift not any more, and the page says that a shift is missing."""
    assert rostered(sit_down("zb01"), "1009", "8").status_code == 303
    desk = sit_down("1009")
    assert "<strong>8</strong>号话务员" in desk.get("/calls/new").text
    case_id = desk.post("/api/v1/calls", call_form().model_dump()).json()["case_id"]
    assert kit.cases.get(case_id).operator_number == "8"
    clock.move(timedelta(hours=12))
    page = desk.get("/calls/new").text
    assert "<strong>8</strong>号话务员" not in page and "现在没有您的班次" in page


@pytest.mark.requirement("R-4.1")
def test_a_number_changes_hands_on_record(sit_down, kit, newcomer):
    """From the moment of handing over the other one answers under it; who did it and why stays with both shifts."""
    leader = sit_down("zb01")
    rostered(leader, "1009", "8")
    entry = leader.get(f"/api/v1/roster?week={WEEK}").json()["entries"][0]
    answer = leader.send(f"/roster/{WEEK}/{entry['id']}/hand_over", account_id="1002", reason="身体不适")
    assert answer.status_code == 303, answer.text
    assert "<strong>8</strong>号话务员" in sit_down("1002").get("/calls/new").text
    kept = leader.get(f"/api/v1/roster?week={WEEK}").json()["entries"]
    assert [one["reason"] for one in kept] == ["身体不适", "身体不适"] and kept[0]["ended_by_name"] == "值班长"
    assert "身体不适" in leader.get(f"/roster/{WEEK}/{entry['id']}").text


def test_a_pasted_roster_is_taken_whole_or_not_at_all(sit_down, kit):
    """A wrong line is named and nothing is entered; mended, all is, and a repeat changes nothing."""
    leader = sit_down("zb01")
    wrong = leader.send("/roster/paste", week=WEEK, rows=f"{TODAY} 08:30-17:30 王晓梅\n{TODAY} 早班 李卫国")
    assert wrong.status_code == 422 and "第 2 行" in wrong.text
    assert leader.get("/api/v1/roster").json()["entries"] == []
    body = {"rows": f"{TODAY}\t08:30-17:30\t王晓梅\n{TODAY}\t08:30-17:30\t李卫国"}
    first = leader.post("/api/v1/roster", body, key="paste-once")
    again = leader.post("/api/v1/roster", body, key="paste-once")
    assert first.status_code == 201 and first.json() == again.json()
    assert len(leader.get("/api/v1/roster").json()["entries"]) == 2
    assert "王晓梅" in leader.get("/roster").text


def test_the_next_week_is_planned_like_this_one(sit_down):
    """With one button; what stands already stays."""
    leader = sit_down("zb01")
    rostered(leader, "1001")
    assert len(leader.post("/api/v1/roster/copy", {"week": "2026-W49"}).json()["ids"]) == 1
    assert leader.post("/api/v1/roster/copy", {"week": "2026-W49"}).json()["ids"] == []


def test_operators_read_the_roster_and_plan_nothing(sit_down):
    """The forms are the shift leader's; a shift that ran is not altered."""
    operator, leader = sit_down("1001"), sit_down("zb01")
    rostered(leader, "1001")
    page = operator.get("/roster").text
    assert "1001 号" in page and "从表格粘贴" not in page
    assert rostered(operator, "1002").status_code == 403
    entry = leader.get("/api/v1/roster").json()["entries"][0]
    assert leader.post(f"/api/v1/roster/{WEEK}/{entry['id']}/end", {"reason": "早退"}).status_code == 200
    assert leader.post(f"/api/v1/roster/{WEEK}/{entry['id']}/end", {"reason": "再来"}).status_code == 409
    assert leader.get("/roster?week=2026-W99").status_code == 422
