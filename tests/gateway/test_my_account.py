"""One's own account: the password, the sessions; and what the security administrator does to another's."""

import pytest
from structlog.testing import capture_logs

from hotline.domain.accounts import AccountEvent

from .conftest import PASSWORD

NEW = "Tide-rises-at-7"


@pytest.fixture(autouse=True)
def password(kit):
    """Operator 1001 has a password."""
    kit.credentials.set("1001", PASSWORD)


def enter(desk, password: str):
    """Sign in on the page."""
    return desk.client.post("/login", data={"account": "1001", "password": password}, follow_redirects=False)


def csrf_of(desk, path: str = "/account/password") -> str:
    """What the forms of this session carry, read where one may be at once."""
    return desk.get(path).text.split('name="csrf" value="')[1].split('"')[0]


def change(desk, **fields):
    """Send the form for a new password."""
    return desk.client.post("/account/password", follow_redirects=False, data={
        "csrf": csrf_of(desk), "key": "change-key-1", "current": PASSWORD, "new": NEW, "repeated": NEW, **fields,
    })


def test_a_new_password_ends_every_other_session(sit_down, nobody, kit):
    """This browser goes on in a new session; the old token and the old password open nothing."""
    enter(nobody, PASSWORD)
    other, old = sit_down("1001"), nobody.client.cookies["hotline_session"]
    with capture_logs() as logged:
        assert change(nobody).headers["location"] == "/account"
    assert "密码已修改" in nobody.get("/account").text and other.get("/").headers["location"] == "/login"
    assert kit.sessions.find(old) is None
    assert enter(other, PASSWORD).status_code == 401 and enter(other, NEW).status_code == 303
    assert [one.what for one in kit.account_records.of_account("1001")] == [AccountEvent.PASSWORD_CHANGED]
    assert NEW not in str(logged)


@pytest.mark.parametrize(("fields", "words"), [
    ({"current": "wrong"}, "现在的密码不正确"), ({"new": "short", "repeated": "short"}, "至少 10"),
    ({"new": "My-1001-secret", "repeated": "My-1001-secret"}, "不能包含账号"), ({"repeated": "x"}, "不一致"),
])
def test_what_is_wrong_is_said_beside_the_field(nobody, fields, words):
    """Nothing is changed then, and no password stands on the page."""
    enter(nobody, PASSWORD)
    answer = change(nobody, **fields)
    assert answer.status_code == 422 and words in answer.text
    assert PASSWORD not in answer.text and NEW not in answer.text
    assert enter(nobody, PASSWORD).status_code == 303


def test_guessing_the_present_password_locks_too(nobody):
    """A session left open doesn't let its finder guess the password."""
    enter(nobody, PASSWORD)
    for place in range(5):
        change(nobody, current="wrong", key=f"change-key-{place}")
    assert "已锁定" in change(nobody, key="change-key-9").text


def test_the_sample_password_must_be_changed_outside_of_a_demonstration(nobody, kit, monkeypatch):
    """Everything leads to the form, JSON says why, signing out stays possible; after the change the work is there."""
    monkeypatch.setattr(kit, "settings", kit.settings.model_copy(update={"mode": "production"}))
    enter(nobody, PASSWORD)
    assert nobody.get("/").headers["location"] == nobody.get("/account").headers["location"] == "/account/password"
    refused = nobody.get("/api/v1/tasks")
    assert refused.status_code == 403 and refused.json()["due"] == "password"
    assert change(nobody).status_code == 303
    assert nobody.get("/").status_code == 200 and nobody.get("/api/v1/tasks").status_code == 200


def test_sessions_are_listed_and_ended(sit_down):
    """The owner sees where the account is signed in and ends one, or all others."""
    here, there, third = sit_down("1001"), sit_down("1001"), sit_down("1001")
    listed = here.get("/api/v1/account/sessions").json()["sessions"]
    assert len(listed) == 3 and sum(one["is_this"] for one in listed) == 1
    mine = next(one["id"] for one in there.get("/api/v1/account/sessions").json()["sessions"] if one["is_this"])
    assert here.send(f"/account/sessions/{mine}/end").status_code == 303
    assert there.get("/").headers["location"] == "/login"
    assert here.client.delete(f"/api/v1/account/sessions/{mine}").status_code == 404
    here.send("/account/sessions/end_others")
    assert third.get("/").headers["location"] == "/login" and here.get("/account").status_code == 200


def test_nobody_ends_another_s_session(sit_down):
    """Another account's session id is as unknown."""
    victim = sit_down("1001")
    mine = victim.get("/api/v1/account/sessions").json()["sessions"][0]["id"]
    assert sit_down("1002").client.delete(f"/api/v1/account/sessions/{mine}").status_code == 404
    assert victim.get("/").status_code == 200


def test_the_security_administrator_ends_sessions_with_a_reason(sit_down, kit):
    """Without a reason nothing happens; with it, it is on record, where the audit administrator reads it."""
    operator, admin = sit_down("1001"), sit_down("aq01")
    assert admin.send("/account_security/1001/sessions/end").status_code == 422
    assert operator.get("/").status_code == 200
    assert admin.send("/account_security/1001/sessions/end", reason="手机遗失").status_code == 303
    assert operator.get("/").headers["location"] == "/login"
    auditor = sit_down("sj01").get("/account_security/1001").text
    assert "手机遗失" in auditor and "结束全部登录</button>" not in auditor
    assert admin.get("/account_security?account=1001").headers["location"] == "/account_security/1001"


def test_a_reset_password_is_shown_once_and_must_be_changed(sit_down, nobody, kit):
    """It lifts the lock and opens the form for a new one only; nobody resets their own account."""
    for _ in range(6):
        enter(nobody, "wrong")
    admin = sit_down("aq01")
    fields = {"reason": "忘记密码，已核对身份", "key": "reset-key-1"}
    html = admin.send("/account_security/1001/password/reset", **fields).text
    given = html.split('class="given">')[1].split("<")[0]
    assert given not in admin.send("/account_security/1001/password/reset", **fields).text
    assert enter(nobody, given).status_code == 303
    assert nobody.get("/").headers["location"] == "/account/password"
    assert admin.send("/account_security/aq01/password/reset", reason="x").status_code == 403


def test_programs_change_the_password(nobody, kit):
    """The answer holds the token to go on with."""
    token = nobody.post("/api/v1/sessions", {"account": "1001", "password": PASSWORD}).json()["token"]
    nobody.client.headers["Authorization"] = f"Bearer {token}"
    wrong = nobody.post("/api/v1/account/password", {"current": "x", "new": NEW, "repeated": NEW})
    assert wrong.status_code == 422 and set(wrong.json()["fields"]) == {"current"}
    answer = nobody.post("/api/v1/account/password", {"current": PASSWORD, "new": NEW, "repeated": NEW})
    assert nobody.get("/api/v1/tasks").status_code == 401
    nobody.client.headers["Authorization"] = f"Bearer {answer.json()['token']}"
    assert nobody.get("/api/v1/tasks").status_code == 200
