"""The boards of the center: by rule, due first, with the reason; and the same for programs."""

from datetime import timedelta

import pytest

from hotline.domain.status import CaseStatus
from hotline.domain.turn import Shelf
from hotline.testing import cases as sample

NEXT_WEEK = sample.MONDAY_MORNING + timedelta(days=8)


def _dispatched(number: int, *units, **changes):
    at = sample.MONDAY_MORNING + timedelta(minutes=number)
    return sample.dispatch(
        sample.registered(f"2026-00000{number}", at=at, **changes), *(units or (sample.WATER,)), at=at
    )


def test_a_board_says_why_and_until_when(sit_down, keep):
    """Cases that nobody signed for, due first, with who has them since when and the working days left."""
    keep(_dispatched(2))
    keep(_dispatched(1, sample.HOUSING))
    signed = _dispatched(3)
    sample.act(signed, "sign_slip", sample.clerk(sample.WATER), sample.MONDAY_MORNING)
    keep(signed)
    html = sit_down("dc01").get("/boards/not_signed").text
    assert html.index("2026-000001") < html.index("2026-000002") and "2026-000003" not in html
    assert "日照市住房和城乡建设局（主办）" in html and "尚未签收" in html and "剩 5 个工作日" in html


def test_what_is_overdue_is_told_by_the_clock(sit_down, keep, kit, clock):
    """A case gets onto the board of those overdue by time alone."""
    keep(_dispatched(1))
    desk = sit_down("fzr01")
    told = {board["rule"]: board["count"] for board in desk.get("/api/v1/boards").json()["boards"]}
    assert (told["overdue"], told["on_duty"], told["open"]) == (0, 1, 1)
    kit.clock = type(clock)(NEXT_WEEK)
    found = desk.get("/api/v1/boards/overdue").json()
    assert [case["case_id"] for case in found["cases"]] == ["2026-000001"] and "已超期" in found["cases"][0]["left"]


def test_a_board_is_narrowed_and_paged(sit_down, keep):
    """By unit, kind and urgency in the address; pages follow each other without a gap."""
    for number in range(1, 6):
        keep(_dispatched(number, sample.WATER if number % 2 else sample.HOUSING))
    desk = sit_down("zb01")
    of_water = desk.get("/api/v1/boards/not_signed", params={"unit": "gongshui"}).json()
    assert [case["case_id"] for case in of_water["cases"]] == ["2026-000001", "2026-000003", "2026-000005"]
    first = desk.get("/api/v1/boards/open", params={"page_size": 2}).json()
    second = desk.get("/api/v1/boards/open", params={"page_size": 4, "page_token": first["next_page_token"]}).json()
    assert len({case["case_id"] for case in first["cases"] + second["cases"]}) == 5 and not second["next_page_token"]
    assert "没有符合条件的案件" in desk.get("/boards/not_signed", params={"kind": "opinion"}).text


@pytest.mark.requirement("R-4.4")
def test_the_watch_list_is_a_board(sit_down, keep):
    """What lies on the watch list stands under the day on which it is looked at again."""
    case = _dispatched(1)
    case.status = CaseStatus.SHELVED
    at = sample.MONDAY_MORNING.isoformat()
    case.shelves.append(Shelf(reason="待立项", explained="已说明", review_on="2026-12-21", at=at, by_name="孙伟"))
    keep(case)
    assert "复查日期 12月21日（周一）" in sit_down("sc01").get("/boards/shelved").text


def test_boards_are_the_centers(sit_down, keep):
    """Units, leaders and operators don't get them; a rule that isn't one isn't there."""
    keep(_dispatched(1))
    for account in ("gongshui-01", "ld01", "1001", "sdc01", "xt01"):
        assert sit_down(account).get("/boards/open").status_code == 403
        assert sit_down(account).get("/api/v1/boards/open").status_code == 403
    assert sit_down("fzr01").get("/boards/none").status_code == 404


def test_what_is_told_again_and_again_has_its_board(sit_down, kit):
    """The third call of a telephone on one topic; of protected callers nothing is counted."""
    desk = sit_down("1001")
    call = {
        "name": "陈桂芳", "phone": "13806331234", "subject": "水压过低", "content": "小区六楼以上水压过低。",
        "kind": "help", "way": "transfer", "unit_ids": ["gongshui"],
        "topic": "城乡建设/城市建设和市政管理/自来水供应",
    }
    hidden = {**call, "wants_secrecy": True, "unit_text": "水压偏低。"}
    ids = [desk.post("/api/v1/calls", one).json()["case_id"] for one in (call, call, call, hidden)]
    assert [kit.cases.get(case_id).told_before for case_id in ids] == [0, 1, 2, 0]
    told = sit_down("dc01").get("/api/v1/boards/repeated").json()["cases"]
    assert [(one["case_id"], one["reason"]) for one in told] == [(ids[2], "已反映 3 次，同一来话人此前 2 件")]
