"""Signing in and out."""

import pytest

from .conftest import PASSWORD


@pytest.fixture(autouse=True)
def password(kit):
    """Operator 1001 has a password."""
    kit.credentials.set("1001", PASSWORD)


def test_the_right_password_opens_a_session(nobody):
    """A person signs in on the page and sees their work; the cookie can't be read by scripts."""
    answer = nobody.client.post("/login", data={"account": "1001", "password": PASSWORD}, follow_redirects=False)

    assert answer.status_code == 303
    assert "HttpOnly" in answer.headers["set-cookie"]
    assert "samesite=lax" in answer.headers["set-cookie"].lower()
    assert "我的待办" in nobody.get("/").text


def test_wrong_and_unknown_are_told_alike(nobody):
    """A wrong password and an unknown account get the same words."""
    wrong = nobody.client.post("/login", data={"account": "1001", "password": "x"})
    unknown = nobody.client.post("/login", data={"account": "9999", "password": "x"})
    assert wrong.status_code == unknown.status_code == 401
    assert "账号或密码不正确" in wrong.text
    assert "账号或密码不正确" in unknown.text


def test_guessing_locks_the_account(nobody):
    """After five wrong passwords even the right one is refused for a time."""
    for _ in range(5):
        nobody.client.post("/login", data={"account": "1001", "password": "x"})
    answer = nobody.client.post("/login", data={"account": "1001", "password": PASSWORD})
    assert answer.status_code == 401
    assert "已锁定" in answer.text


def test_programs_get_a_token(nobody):
    """The JSON door gives a bearer token that opens the other doors, until it is ended."""
    answer = nobody.client.post("/api/v1/sessions", json={"account": "1001", "password": PASSWORD})
    assert answer.status_code == 201
    bearer = {"Authorization": f"Bearer {answer.json()['token']}"}

    assert nobody.get("/api/v1/tasks", headers=bearer).status_code == 200
    assert nobody.client.delete("/api/v1/sessions", headers=bearer).status_code == 204
    assert nobody.get("/api/v1/tasks", headers=bearer).status_code == 401


def test_signing_out_ends_the_session(sit_down):
    """After signing out the old cookie opens nothing."""
    desk = sit_down("1001")
    assert desk.send("/logout").status_code == 303
    desk.client.cookies.set("hotline_session", desk.token)
    assert desk.get("/").headers["location"] == "/login"
