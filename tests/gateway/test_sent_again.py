"""A form that can't be taken now isn't lost: its sender gets it back, and nobody else."""

import re
from html import unescape

import pytest

from hotline.testing import cases as sample

WORDS = "东港区海曲中路路灯不亮，晚上看不见路。"


def _fields(html: str) -> dict[str, str]:
    hidden = re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', html)
    return {name: unescape(value) for name, value in hidden}


@pytest.fixture
def head(sit_down, keep):
    """The head of the center before the form of an act."""
    keep(sample.registered())
    return sit_down("fzr01")


ADDRESS = "/cases/2026-000001/acts/urge_by_hand"


def test_a_form_sent_after_the_session_ended_is_sent_again_after_signing_in(head, kit) -> None:
    """First to sign in elsewhere, then one click; the words and the key are the same all the way."""
    form = {"csrf": head.csrf(), "key": "urge-key-1", "reason": WORDS}
    kit.sessions.end_all("fzr01")
    refused = head.client.post(ADDRESS, data=form, follow_redirects=False)
    assert refused.status_code == 401 and "在新窗口登录" in refused.text
    kept = _fields(refused.text)
    assert kept["reason"] == WORDS and kept["key"] == "urge-key-1" and kept["csrf"] == ""
    head.client.cookies.set("hotline_session", kit.sessions.open("fzr01"))
    asked = head.client.post(ADDRESS, data=kept, follow_redirects=False)
    assert asked.status_code == 403 and "（fzr01）</strong>的身份提交" in asked.text
    again = _fields(asked.text)
    assert again["reason"] == WORDS and again["csrf"] == head.csrf()
    assert head.client.post(ADDRESS, data=again, follow_redirects=False).status_code not in (401, 403)


def test_passwords_and_state_secrets_are_never_shown_again(nobody) -> None:
    """They lead to the sign-in page as if nothing had been sent."""
    for address, form in {
        "/account/password": {"old": "Hotline-2026", "new": "Rizhao-Haiqu-77"},
        "/calls": {"content": WORDS, "is_state_secret": "1"},
    }.items():
        answer = nobody.client.post(address, data=form, follow_redirects=False)
        assert answer.status_code == 303 and answer.headers["location"] == "/login", address
        assert WORDS not in answer.text


def test_what_was_typed_is_shown_when_the_task_is_gone(sit_down) -> None:
    """Not to be sent again, but to be copied."""
    answer = sit_down("fzr01").send("/tasks/4711/finish", opinion=WORDS)
    assert answer.status_code >= 400 and WORDS in answer.text and "继续提交" not in answer.text


def test_words_come_back_escaped(nobody) -> None:
    """What is typed is text, not markup."""
    answer = nobody.client.post(ADDRESS, data={"reason": "<script>alert(1)</script>" * 2}, follow_redirects=False)
    assert answer.status_code == 401 and "<script>alert" not in answer.text


def test_files_are_not_carried_and_lead_back_to_the_form(nobody) -> None:
    """A report isn't sent without the evidence that was chosen for it."""
    answer = nobody.client.post(
        "/tasks/4711/finish", data={"handling": WORDS}, files={"files": ("a.png", b"x", "image/png")},
        follow_redirects=False,
    )
    assert 'action="/tasks/4711/attachments"' in answer.text and "文件没有保留" in answer.text


def test_signing_in_leads_back_to_the_page_and_nowhere_else(nobody, kit) -> None:
    """Only pages of this system: an address elsewhere is no place to be sent to."""
    assert nobody.get("/cases/2026-000001").headers["location"] == "/login?next=/cases/2026-000001"
    kit.credentials.set("1001", "Hotline-2026")
    for asked, reached in {
        "/cases/2026-000001": "/cases/2026-000001", "//evil.example": "/", "https://evil.example": "/", "/\\evil": "/",
        "": "/",
    }.items():
        answer = nobody.client.post(
            "/login", data={"account": "1001", "password": "Hotline-2026", "next": asked}, follow_redirects=False
        )
        assert answer.headers["location"] == reached, asked


def test_a_page_asks_who_is_signed_in(sit_down, nobody) -> None:
    """For forms that are older than the session; without one 401 in words."""
    desk = sit_down("fzr01")
    assert desk.get("/session").json() == {"account_id": "fzr01", "name": "受理中心负责人", "csrf": desk.csrf()}
    assert nobody.get("/session", headers={"HX-Request": "true"}).status_code == 401
