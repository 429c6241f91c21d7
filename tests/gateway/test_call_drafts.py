"""Drafts of calls at the doors."""

import pytest
from structlog.testing import capture_logs

from hotline.testing.cases import call_form

WORDS, DRAFT = "我叫陈桂芳，楼上漏水", "draft-000000001"
ADDRESS = f"/calls/drafts/{DRAFT}"


def keep(desk, revision: int = 1, **fields: str):
    """Keep a draft as the page's script does."""
    body = {"content": WORDS, "phone": "13806331234", "revision": str(revision), "page_id": "p", "call_seconds": "20"}
    return desk.send(ADDRESS, **body | fields)


def filled(**changes: object) -> dict:
    """The fields of a call that can be registered."""
    return {name: value for name, value in call_form(**changes).model_dump().items() if value not in (False, "", [])}


@pytest.mark.requirement("R-5.1.1")
def test_a_kept_draft_fills_the_form_again_and_is_listed(sit_down):
    """By its address with all words; on the empty form and at home as a call that isn't registered; seconds go on."""
    desk = sit_down("1001")
    answer = keep(desk)
    assert answer.status_code == 200 and answer.json()["saved_at"].startswith("2026-11-23T")
    again = desk.get(f"/calls/new?draft={DRAFT}").text
    assert WORDS in again and 'value="13806331234"' in again and 'name="call_seconds" value="20"' in again
    assert "未登记的来电 1" in desk.get("/calls/new").text
    assert desk.get("/api/v1/call_drafts").json()["drafts"][0]["form"]["content"] == WORDS


@pytest.mark.requirement("R-4.5")
def test_nobody_else_sees_a_draft(sit_down):
    """Not another operator who knows its number, not a leader of the center; nothing of it is logged."""
    with capture_logs() as logs:
        keep(sit_down("1001"))
    other = sit_down("1002")
    assert WORDS not in other.get(f"/calls/new?draft={DRAFT}").text
    assert other.get(f"/api/v1/call_drafts/{DRAFT}").status_code == 404
    assert other.get("/api/v1/call_drafts").json()["drafts"] == []
    assert sit_down("fzr01").get("/api/v1/call_drafts").status_code == 403
    assert "13806331234" not in str(logs) and "陈桂芳" not in str(logs)


@pytest.mark.requirement("R-5.1.1")
def test_registering_takes_the_draft_away_and_coming_back_shows_the_case(sit_down, kit):
    """The words are gone; the form's address, a late save and a changed second sending lead to what was registered."""
    desk = sit_down("1001")
    keep(desk)
    first = desk.client.post("/calls", data={"csrf": desk.csrf(), **filled(), "key": DRAFT}, follow_redirects=False)
    assert first.headers["location"] == "/calls/2026-000001/registered"
    assert desk.get("/api/v1/call_drafts").json()["drafts"] == []
    assert desk.get(f"/calls/new?draft={DRAFT}").headers["location"] == "/calls/2026-000001/registered"
    late = keep(desk, revision=9)
    assert late.status_code == 409 and late.json()["case_id"] == "2026-000001"
    changed = {"csrf": desk.csrf(), **filled(subject="别的标题"), "key": DRAFT}
    again = desk.client.post("/calls", data=changed, follow_redirects=False)
    assert again.headers["location"] == "/calls/2026-000001/registered"
    assert "没有重复登记" in desk.get("/calls/2026-000001/registered").text
    assert list(kit.cases.all_ids()) == ["2026-000001"]


def test_a_program_registers_under_its_draft_s_number(sit_down):
    """The idempotency key of the call is the draft's number: once taken, the draft is gone."""
    desk = sit_down("1001")
    body = {"revision": 1, "page_id": "p", "form": {"content": WORDS}}
    put = desk.client.put(f"/api/v1/call_drafts/{DRAFT}", json=body)
    assert put.status_code == 200, put.text
    assert desk.post("/api/v1/calls", call_form().model_dump(), key=DRAFT).status_code == 201
    assert desk.get(f"/api/v1/call_drafts/{DRAFT}").json()["case_id"] == "2026-000001"


@pytest.mark.requirement("R-4.5")
def test_of_a_state_secret_nothing_stays(sit_down, database):
    """Ticked, what was kept goes, whatever is sent along; the form that comes back is empty under a new key."""
    desk = sit_down("1001")
    keep(desk)
    assert keep(desk, revision=2, is_state_secret="1").status_code == 200
    assert desk.get("/api/v1/call_drafts").json()["drafts"] == []
    assert database.call_drafts.find_one()["data"] == b""
    keep(desk, revision=3)
    refused = desk.client.post(
        "/calls", data={"csrf": desk.csrf(), "content": WORDS, "is_state_secret": "1", "key": DRAFT}
    )
    assert refused.status_code == 422 and WORDS not in refused.text and DRAFT not in refused.text
    assert desk.get("/api/v1/call_drafts").json()["drafts"] == []


def test_a_draft_is_thrown_away_for_good(sit_down):
    """By its writer, with the form beside it; a save that was under way doesn't bring it back."""
    desk = sit_down("1001")
    keep(desk)
    assert desk.send(f"{ADDRESS}/discard").status_code == 303
    assert keep(desk, revision=2).status_code == 409
    assert desk.get("/api/v1/call_drafts").json()["drafts"] == []


def test_faults_keep_the_draft_and_its_revision(sit_down):
    """A form that comes back with faults goes on with the same draft."""
    desk = sit_down("1001")
    fields = {"csrf": desk.csrf(), "content": WORDS, "revision": "7", "key": DRAFT}
    answer = desk.client.post("/calls", data=fields)
    assert answer.status_code == 422
    assert f'name="key" value="{DRAFT}"' in answer.text and 'name="revision" value="7"' in answer.text


@pytest.mark.parametrize("draft_id", ["short", "a.b.c.d.e.f.g", "$set-0000000000", "x" * 65])
def test_odd_ids_are_refused(sit_down, draft_id):
    """No draft is called so; the page begins anew, programs are told."""
    desk = sit_down("1001")
    assert desk.send(f"/calls/drafts/{draft_id}", content=WORDS).status_code == 422
    assert desk.get("/calls/new", params={"draft": draft_id}).status_code == 200
