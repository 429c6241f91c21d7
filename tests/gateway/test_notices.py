"""The page of notices and its JSON twin: whose they are, confirming, sending again."""

import pytest

from hotline.domain.notices import Notice, NoticeState, RecipientKind
from hotline.domain.quiet_hours import Reach
from hotline.testing import cases as sample

AT = sample.MONDAY_MORNING.isoformat(timespec="seconds")


def notice(seq: int, kind: RecipientKind, recipient: str, state: NoticeState = NoticeState.DELIVERED) -> Notice:
    """A notice as the composing would have written it."""
    return Notice(
        id=f"2026-000001.2026-000001.{seq}.{kind}.{recipient}", case_id="2026-000001", event="unit_urged",
        recipient_kind=kind, recipient_id=recipient, text=f"【市长公开电话】2026-000001号事项第{seq}次催办。",
        reach=Reach.OFFICE_HOURS, made_at=AT, next_at=AT, state=state,
    )


@pytest.fixture
def told(kit) -> list[Notice]:
    """One to the water company, one to the housing bureau, one to the head, one to a caller that failed."""
    notices = [
        notice(1, RecipientKind.UNIT, "gongshui"), notice(2, RecipientKind.UNIT, "zhujian"),
        notice(3, RecipientKind.PERSON, "fzr01"), notice(4, RecipientKind.CALLER, "caller", NoticeState.FAILED),
    ]
    kit.notices.add(notices)
    return notices


@pytest.mark.requirement("R-6.3")
def test_a_unit_sees_and_confirms_its_own(sit_down, kit, told):
    """Clerk and head of the unit see what it was told; who confirms stands in it, and a repeat changes nothing."""
    desk, head = sit_down("gongshui-01"), sit_down("gongshui-02")
    answer = desk.get("/api/v1/notices").json()
    assert [n["id"] for n in answer["notices"]] == [told[0].id]
    assert desk.get("/api/v1/notices?list=failed").status_code == 404
    path = f"/api/v1/notices/{told[0].id}/acknowledge"
    assert desk.post(path, {}).json() == {"id": told[0].id, "state": "acknowledged"}
    assert head.post(path, {}).status_code == 200
    kept = kit.notices.get(told[0].id)
    assert kept.acknowledged_by == "gongshui-01" and kept.acknowledged_at
    assert "签收" in head.get("/notices").text


def test_anothers_notice_is_not_there(sit_down, kit, told):
    """Another unit's, a person's, a caller's: the same answer as for one that doesn't exist."""
    desk = sit_down("gongshui-01")
    for notice_id in (*[n.id for n in told[1:]], "no.such"):
        answer = desk.post(f"/api/v1/notices/{notice_id}/acknowledge", {})
        assert answer.status_code == 404
    assert kit.notices.get(told[1].id).state is NoticeState.DELIVERED
    assert told[1].text not in desk.get("/notices").text


def test_a_form_confirms(sit_down, kit, told):
    """The button of the page does the same."""
    desk = sit_down("fzr01")
    assert f"/notices/{told[2].id}/acknowledge" in desk.get("/notices").text
    assert desk.send(f"/notices/{told[2].id}/acknowledge").headers["location"] == "/notices"
    assert kit.notices.get(told[2].id).state is NoticeState.ACKNOWLEDGED


@pytest.mark.requirement("R-6.3")
def test_the_center_sees_failures_and_has_them_sent_again(sit_down, kit, told):
    """What was given up is on the center's page; sent again it waits; what hasn't failed isn't sent again."""
    desk = sit_down("zb01")
    assert [n["id"] for n in desk.get("/api/v1/notices?list=failed").json()["notices"]] == [told[3].id]
    page = desk.get("/notices").text
    assert "发送失败 1 件" in page and "来话人" in page
    assert desk.post(f"/api/v1/notices/{told[0].id}/send_again", {}).status_code == 409
    assert desk.send("/notices/send_again").status_code == 303
    assert kit.notices.get(told[3].id).state is NoticeState.WAITING
    assert kit.notices.due(kit.clock.now(), 10) == [told[3].id]
    assert sit_down("gongshui-01").post(f"/api/v1/notices/{told[3].id}/send_again", {}).status_code == 403


def test_notices_are_read_by_pages(sit_down, kit):
    """Pages follow each other to the oldest; a notice that comes in between neither moves nor doubles another."""
    kit.notices.add([notice(seq, RecipientKind.UNIT, "gongshui") for seq in range(1, 6)])
    desk, seen, token = sit_down("gongshui-01"), [], ""
    for seq in (7, 8, 9):
        answer = desk.get(f"/api/v1/notices?page_size=2&page_token={token}").json()
        seen += [one["id"] for one in answer["notices"]]
        token = answer["next_page_token"]
        kit.notices.add([notice(seq, RecipientKind.UNIT, "gongshui")])
    assert seen == sorted((notice(seq, RecipientKind.UNIT, "gongshui").id for seq in range(1, 6)), reverse=True)
    assert not token
    assert desk.get("/api/v1/notices?page_token=0").status_code == 422
