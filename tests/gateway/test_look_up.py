"""Callers look up their own matter by number and code, on the page and by JSON."""

import pytest

from hotline.testing import cases as sample
from hotline.testing.cases import call_form

WRONG = "编号与查询码不符"


@pytest.fixture
def code(kit, keep) -> str:
    """The code of a complete case, 2026-000001."""
    keep(sample.completed())
    return kit.look_up_codes.issue("2026-000001")


def ask(desk, number: str, code: str, **more):
    """Ask the public page."""
    return desk.client.post("/look-up", data={"number": number, "code": code}, **more)


def test_the_operator_reads_out_the_code_and_a_repeat_reads_the_same(sit_down, nobody, kit, database) -> None:
    """On the page after registering and in the JSON answer; another operator doesn't see it; it lies nowhere."""
    desk = sit_down("1001")
    first = desk.post("/api/v1/calls", call_form().model_dump(), key="look-up-key").json()
    again = desk.post("/api/v1/calls", call_form().model_dump(), key="look-up-key").json()
    assert first == again and len(first["look_up_code"]) == 9
    assert first["look_up_code"] in desk.get(f"/calls/{first['case_id']}/registered").text
    assert "查询码" not in sit_down("1002").get(f"/calls/{first['case_id']}/registered").text
    code = first["look_up_code"].replace(" ", "")
    for name in database.list_collection_names():
        text = str(list(database[name].find()))
        assert code not in text and first["look_up_code"] not in text, name
    assert nobody.client.post("/api/v1/look-up", json={"number": first["case_id"], "code": code}).status_code == 200


def test_number_and_code_show_state_and_answer(nobody, code) -> None:
    """Without signing in, without a cookie, as one writes it down; the page's twin says the same."""
    page = ask(nobody, "1", f"{code[:4].lower()} {code[4:]}")
    assert page.status_code == 200 and "已办结" in page.text and "您反映的水压问题已解决。" in page.text
    assert "set-cookie" not in page.headers and "陈桂芳" not in page.text and "金海花园" not in page.text
    answer = nobody.client.post("/api/v1/look-up", json={"number": "2026-000001", "code": code}).json()
    assert answer == {
        "case_id": "2026-000001", "state": "已办结", "since_on": "2026-11-23", "limit": "",
        "answer": "您反映的水压问题已解决。", "note": "",
    }


@pytest.mark.requirement("R-4.5")
def test_a_wrong_number_and_a_wrong_code_are_answered_alike(nobody, code, kit) -> None:
    """The same words and status, and the same questions to the database."""
    other = kit.look_up_codes.issue("2026-000999")
    answers = [
        nobody.client.post("/api/v1/look-up", json={"number": number, "code": given})
        for number, given in (("2026-000001", other), ("2026-000777", code), ("没有", code))
    ]
    assert {answer.status_code for answer in answers} == {404}
    assert len({answer.text for answer in answers}) == 1 and WRONG in answers[0].text
    pages = [ask(nobody, number, given) for number, given in (("2026-000001", other), ("2026-000777", other))]
    assert len({page.text.replace("2026-000777", "2026-000001") for page in pages}) == 1


@pytest.mark.requirement("R-4.5")
def test_after_too_many_wrong_tries_a_number_is_locked_politely(nobody, code, kit) -> None:
    """Also for the right code, with the telephone to ring; other numbers go on; it outlives a restart."""
    other = kit.look_up_codes.issue("2026-000999")
    for _ in range(kit.settings.look_up_tries_per_number):
        assert WRONG in ask(nobody, "2026-000001", other).text
    locked = ask(nobody, "2026-000001", code)
    assert locked.status_code == 429 and "分钟后再试" in locked.text and "12345" in locked.text
    assert int(locked.headers["retry-after"]) > 0 and "已办结" not in locked.text
    answer = nobody.client.post("/api/v1/look-up", json={"number": "2026-000001", "code": code})
    assert answer.status_code == 429 and answer.json()["code"] == "look_up_locked"
    kit.cases.add(sample.registered("2026-000002"))
    assert ask(nobody, "2026-000002", kit.look_up_codes.issue("2026-000002")).status_code == 200


def test_an_address_that_tries_number_after_number_is_locked(nobody, code, kit) -> None:
    """Right answers don't count, wrong ones do, whatever number they are for."""
    for _ in range(kit.settings.look_up_tries_per_address + 5):
        assert ask(nobody, "2026-000001", code).status_code == 200
    for place in range(kit.settings.look_up_tries_per_address):
        assert ask(nobody, f"2026-{place + 500}", code).status_code == 404
    assert ask(nobody, "2026-000001", code).status_code == 429


def test_a_misspelt_code_costs_no_try(nobody, code, kit) -> None:
    """The check character finds it before anything is looked at."""
    wrong = code[:-1] + ("2" if code[-1] != "2" else "3")
    for _ in range(kit.settings.look_up_tries_per_number + 1):
        page = ask(nobody, "2026-000001", wrong)
        assert page.status_code == 422 and "查询码有误" in page.text
    assert ask(nobody, "2026-000001", code).status_code == 200


@pytest.mark.requirement("R-4.5")
def test_a_protected_caller_reads_the_state_only(nobody, kit, keep) -> None:
    """Neither answer nor limit nor day."""
    case = keep(sample.completed(wants_secrecy=True, unit_text="某小区水压偏低。"))
    page = ask(nobody, case.id, kit.look_up_codes.issue(case.id))
    assert "已办结" in page.text and "水压" not in page.text and "11月" not in page.text
