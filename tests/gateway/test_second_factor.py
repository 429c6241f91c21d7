"""The second factor at the gateway: enrolled, asked for at the sign-in, reset by the security administrator."""

import re
import time

import pyotp
import pytest
from structlog.testing import capture_logs

from hotline.domain.accounts import AccountEvent

from .conftest import PASSWORD

HEAD = "fzr01"


@pytest.fixture(autouse=True)
def required(kit, monkeypatch):
    """A system in which privileged roles work with two factors only; the head and an operator have passwords."""
    for account_id in (HEAD, "1001"):
        kit.credentials.set(account_id, PASSWORD)
    monkeypatch.setattr(kit, "settings", kit.settings.model_copy(update={"second_factor": "required"}))


@pytest.fixture
def wall(monkeypatch) -> list[float]:
    """Wall time that the test moves."""
    now = [time.time()]
    monkeypatch.setattr(time, "time", lambda: now[0])
    return now


def post(desk, path: str, page: str, **fields):
    """Send the form that stands on a page."""
    html = desk.get(page).text
    hidden = dict(re.findall(r'name="(csrf|key)" value="([^"]+)"', html))
    return desk.client.post(path, data={**hidden, **fields}, follow_redirects=False)


def enter(desk, account_id: str = HEAD):
    """Sign in with the password."""
    return desk.client.post("/login", data={"account": account_id, "password": PASSWORD}, follow_redirects=False)


def enrol(desk, wall) -> tuple[str, list[str], str]:
    """Take a second factor into use; secret, recovery codes, and the page that was answered."""
    html = desk.get("/account/second_factor").text
    secret = html.split('class="secret">')[1].split("<")[0].replace(" ", "")
    answer = post(
        desk, "/account/second_factor", "/account/second_factor", current=PASSWORD, code=shown(secret, wall),
    )
    return secret, re.findall(r"<li><code>([^<]+)", answer.text), answer.text


def shown(secret: str, wall) -> str:
    """What the telephone shows now."""
    return pyotp.TOTP(secret).at(int(wall[0]))


def test_a_privileged_role_enrols_before_anything_else(nobody, wall, kit):
    """Everything leads to the enrolment; afterwards the work is there and the secret is on no page."""
    enter(nobody)
    assert nobody.get("/").headers["location"] == "/account/second_factor"
    assert nobody.get("/api/v1/tasks").json()["due"] == "second_factor"
    html = nobody.get("/account/second_factor").text
    assert "<svg" in html and "style=" not in html
    with capture_logs() as logged:
        secret, codes, page = enrol(nobody, wall)
    assert len(codes) == 10 and secret not in page
    assert nobody.get("/").status_code == 200
    later = nobody.get("/account/second_factor").text + nobody.get("/account").text
    assert all(plain not in later + str(logged) for plain in (secret, secret[:4] + " ", *codes))
    assert [one.what for one in kit.account_records.of_account(HEAD)] == [AccountEvent.SECOND_FACTOR_SET]


def test_others_are_not_asked(nobody):
    """An operator works with the password; a second factor is offered."""
    enter(nobody, "1001")
    assert nobody.get("/").status_code == 200 and "启用动态口令" in nobody.get("/account").text


def test_offered_is_not_required(nobody, kit, monkeypatch):
    """In a demonstration the sample accounts work as they are."""
    monkeypatch.setattr(kit, "settings", kit.settings.model_copy(update={"second_factor": None}))
    assert kit.settings.mode == "demo"
    enter(nobody)
    assert nobody.get("/").status_code == 200
    production = kit.settings.model_copy(update={"mode": "production"})
    assert production.is_second_factor_required


def test_the_code_is_asked_for_and_counts_once(nobody, sit_down, wall, kit):
    """The half session opens nothing; a used code doesn't open a second one; a recovery code does and is on record."""
    enter(nobody)
    secret, codes, _ = enrol(nobody, wall)
    wall[0] += 30
    enter(nobody)
    for path in ("/", "/account", "/account/password", "/account/second_factor"):
        assert nobody.get(path).headers["location"] == "/login/code", path
    assert nobody.get("/api/v1/tasks").status_code == 401
    half = nobody.client.cookies["hotline_session"]
    assert post(nobody, "/login/code", "/login/code", code="000000").status_code == 401
    assert post(nobody, "/login/code", "/login/code", code=shown(secret, wall)).headers["location"] == "/"
    assert nobody.get("/").status_code == 200 and kit.sessions.find(half) is None
    enter(nobody)
    assert "已用过" in post(nobody, "/login/code", "/login/code", code=shown(secret, wall)).text
    assert post(nobody, "/login/code", "/login/code", code=codes[0]).status_code == 303
    assert AccountEvent.RECOVERY_CODE_USED in {one.what for one in kit.account_records.of_account(HEAD)}


def test_programs_send_the_code(nobody, wall, kit):
    """Without it they are told so, and no half session is left; with it they get a token."""
    secret = kit.second_factors.begin(HEAD).secret
    kit.second_factors.confirm(HEAD, shown(secret, wall))
    wall[0] += 30
    body = {"account": HEAD, "password": PASSWORD}
    missing, wrong = (nobody.post("/api/v1/sessions", body | more) for more in ({}, {"code": "000000"}))
    assert missing.status_code == 401 and missing.json()["due"] == "code" and wrong.status_code == 401
    assert kit.sessions.of_account(HEAD) == []
    answer = nobody.post("/api/v1/sessions", body | {"code": shown(secret, wall)})
    bearer = {"Authorization": f"Bearer {answer.json()['token']}"}
    assert answer.status_code == 201 and nobody.get("/api/v1/tasks", headers=bearer).status_code == 200


def test_enrolling_asks_for_the_password_again(nobody, wall):
    """Who finds a session open can't bind a telephone of their own."""
    enter(nobody)
    page = "/account/second_factor"
    secret = nobody.get(page).text.split('class="secret">')[1].split("<")[0].replace(" ", "")
    wrong = post(nobody, page, page, current="wrong", code=shown(secret, wall))
    assert wrong.status_code == 422 and nobody.get("/").headers["location"] == page


def test_the_owner_changes_the_telephone(nobody, wall):
    """Removing asks for password and code, and a privileged role enrols anew at once."""
    enter(nobody)
    secret, codes, _ = enrol(nobody, wall)
    page, remove = "/account/second_factor", "/account/second_factor/remove"
    assert post(nobody, remove, page, current=PASSWORD, code="000000").status_code == 422
    assert post(nobody, remove, page, current=PASSWORD, code=codes[3]).status_code == 303
    assert nobody.get("/").headers["location"] == page
    assert enrol(nobody, wall)[0] != secret


def test_the_security_administrator_resets_with_a_reason(nobody, sit_down, wall, kit, monkeypatch):
    """Sessions end, the reason is on record, and the owner enrols anew; nobody resets their own."""
    enter(nobody)
    enrol(nobody, wall)
    monkeypatch.setattr(kit, "settings", kit.settings.model_copy(update={"second_factor": "offered"}))
    admin, reset = sit_down("aq01"), "/account_security/{}/second_factor/reset"
    assert admin.send(reset.format(HEAD)).status_code == 422 and kit.second_factors.is_set(HEAD)
    assert admin.send(reset.format("aq01"), reason="x").status_code == 403
    assert admin.send(reset.format(HEAD), reason="手机遗失，已当面核对").status_code == 303
    assert not kit.second_factors.is_set(HEAD) and nobody.get("/").headers["location"] == "/login"
    record = next(r for r in kit.account_records.of_account(HEAD) if r.what is AccountEvent.SECOND_FACTOR_RESET)
    assert (record.by, record.reason) == ("aq01", "手机遗失，已当面核对")
