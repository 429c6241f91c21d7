"""Being shown a protected caller at the doors: request, second person, one look, everything on record."""

from datetime import timedelta

import pytest

from hotline.domain.case_boards import Board
from hotline.domain.case_shelves import board_shelf
from hotline.testing import cases as sample

CASE = "/cases/2026-000001"
API = f"/api/v1{CASE}"
PHONE = "13806331234"


@pytest.fixture
def protected(keep):
    """A protected case in the unit's hands."""
    return keep(sample.dispatched(wants_secrecy=True, unit_text="群众反映水压偏低。"))


@pytest.mark.requirement("R-4.5")
def test_a_reason_a_second_person_one_look(sit_down, kit, protected):
    """The section asks, the shift leader finds it on board and page and allows it; the section looks once."""
    section, shift = sit_down("dc01"), sit_down("zb01")
    assert section.send(f"{CASE}/reveals", reason="需核实地点").headers["location"].endswith("#identity")
    assert protected.id in kit.case_rows.on(board_shelf(Board.REVEALING))
    assert "需核实地点" in shift.get(CASE).text
    (waiting,) = shift.get(f"{API}/reveals").json()["reveals"]
    assert waiting["may_decide"] and not waiting["is_mine"]

    assert shift.send(f"{CASE}/reveals/{waiting['id']}/decision", outcome="allow").status_code == 303

    assert kit.case_rows.on(board_shelf(Board.REVEALING)) == {}
    assert PHONE not in section.get(CASE).text
    assert "值班长已同意" in section.get(CASE).text
    assert PHONE in section.send(f"{CASE}/identity").text
    again = section.send(f"{CASE}/identity")
    assert again.status_code == 403 and "只可查看一次" in again.text and PHONE not in again.text
    looks = [(look.by, look.reason) for look in kit.vault.looks_at(protected.id)]
    assert looks == [("dc01", "需核实地点（值班长同意）")]


def test_programs_do_the_same(sit_down, kit, clock, protected):
    """Ask, allow, look by JSON; each key once; after thirty minutes it is over."""
    section, head = sit_down("dc01"), sit_down("fzr01")
    first = section.post(f"{API}/reveals", {"reason": "需核实地点"}, key="reveal-key-1")
    assert first.status_code == 201
    assert section.post(f"{API}/reveals", {"reason": "需核实地点"}, key="reveal-key-1").json() == first.json()
    assert section.post(f"{API}/identity", {}).status_code == 403
    decision = f"{API}/reveals/{first.json()['id']}/decision"
    assert head.post(decision, {"outcome": "allow"}).status_code == 200
    assert section.get(f"{API}/identity").status_code == 403
    clock.move(timedelta(minutes=31))
    late = section.post(f"{API}/identity", {})
    assert late.status_code == 403 and "时限已过" in late.json()["detail"]
    assert kit.vault.looks_at(protected.id) == []


@pytest.mark.parametrize("account", ["gongshui-01", "gongshui-02", "1001", "sc01", "ld01", "sdc01"])
def test_others_neither_ask_nor_answer_nor_read_requests(sit_down, protected, account):
    """Units above all; requests are shown to nobody who neither asks nor answers."""
    sit_down("dc01").post(f"{API}/reveals", {"reason": "需核实地点"})
    (waiting,) = sit_down("fzr01").get(f"{API}/reveals").json()["reveals"]
    desk = sit_down(account)
    assert desk.post(f"{API}/reveals", {"reason": "想知道"}).status_code in (403, 404)
    assert desk.post(f"{API}/reveals/{waiting['id']}/decision", {"outcome": "allow"}).status_code in (403, 404)
    assert "需核实地点" not in desk.get(CASE).text
    seen = desk.get(f"{API}/reveals")
    assert seen.status_code == 404 or seen.json() == {"reveals": []}


def test_the_head_who_asked_is_not_the_second_person(sit_down, protected):
    """One's own request shows no button, and the door refuses it."""
    head = sit_down("fzr01")
    asked = head.post(f"{API}/reveals", {"reason": "需核实地点"}).json()["id"]
    assert "同意查看一次" not in head.get(CASE).text
    refused = head.post(f"{API}/reveals/{asked}/decision", {"outcome": "allow"})
    assert refused.status_code == 403 and "另一人" in refused.json()["detail"]


def test_a_refusal_needs_its_reason_and_is_told(sit_down, protected):
    """Without words the page comes back with the fault; with them the requester reads them."""
    section, shift = sit_down("dc01"), sit_down("zb01")
    asked = section.post(f"{API}/reveals", {"reason": "需核实地点"}).json()["id"]
    assert "请填写不同意的理由" in shift.send(f"{CASE}/reveals/{asked}/decision", outcome="refuse").text
    shift.send(f"{CASE}/reveals/{asked}/decision", outcome="refuse", word="可现场核实")
    assert "可现场核实" in section.get(CASE).text
    assert "没有同意" in section.post(f"{API}/identity", {}).json()["detail"]
    assert section.send(f"{CASE}/reveals", reason="").status_code == 422
