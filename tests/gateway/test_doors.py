"""Every route as every role and as nobody: nothing is open that shouldn't be."""

import pytest
from fastapi.routing import APIRoute
from structlog.testing import capture_logs

from gateway.session import GUARD
from hotline.domain.roles import Role

from .conftest import PEOPLE

OPEN = {
    ("GET", "/login"), ("POST", "/login"), ("POST", "/api/v1/sessions"),
    ("GET", "/look-up"), ("POST", "/look-up"), ("POST", "/api/v1/look-up"),
}
FILLED = {
    "case_id": "2026-000777", "document_id": "approval_slip-2026-1", "key": "4711", "task_key": "4711",
    "kind": "calls", "number": "7", "name": "case.bpmn", "notice_id": "2026-000777.2026-000777.4.unit.gongshui",
    "act_name": "urge_by_hand", "attachment_id": "0" * 24, "substitution_id": "1001.zb01.2026-11-23",
}


def routes(app) -> list[tuple[str, APIRoute]]:
    """All routes that people or programs can reach, with their whole paths."""
    return list(_flat(app.routes, ""))


def _flat(items, prefix):
    for item in items:
        if isinstance(item, APIRoute):
            yield prefix + item.path, item
        elif inner := getattr(item, "original_router", None):
            yield from _flat(inner.routes, prefix + item.include_context.prefix)


def guard_of(route: APIRoute) -> frozenset[Role] | None:
    """The roles a route asks for; None when it has no guard."""
    for dependency in route.dependant.dependencies:
        if hasattr(dependency.call, GUARD):
            return getattr(dependency.call, GUARD)
    return None


def requests(app) -> list[tuple[str, str, frozenset[Role] | None]]:
    """(method, filled path, roles) of every route."""
    return [
        (method, path.format(**FILLED), guard_of(route))
        for path, route in routes(app) for method in route.methods
    ]


def test_the_routes_are_known(app):
    """The walk below sees the pages and the JSON doors."""
    paths = {path for _, path, _ in requests(app)}
    assert {"/", "/login", "/calls", "/status", "/api/v1/quiet"} <= paths
    assert len(paths) > 25


def test_every_route_has_a_guard_but_signing_in(app):
    """Only signing in is open to nobody."""
    assert {(m, p) for m, p, roles in requests(app) if roles is None} == OPEN


def test_nobody_is_sent_away_everywhere(app, nobody):
    """Without a session pages lead to the sign-in and JSON answers 401."""
    for method, path, roles in requests(app):
        if roles is None:
            continue
        answer = nobody.client.request(method, path, follow_redirects=False)
        expected = (401,) if path.startswith("/api/") else (303, 401)
        assert answer.status_code in expected, (method, path, answer.status_code)
        if answer.status_code == 303:
            assert answer.headers["location"] == "/login"


@pytest.mark.parametrize("account", PEOPLE, ids=lambda a: a.id)
def test_every_role_reaches_only_its_own(app, sit_down, account):
    """A role that a route doesn't name gets 403; one that it names gets past the guard, never an error of ours."""
    desk = sit_down(account.id)
    for method, path, roles in requests(app):
        if roles is None or path in ("/logout", "/api/v1/sessions"):
            continue
        answer = desk.client.request(
            method, path, follow_redirects=False, headers={"Idempotency-Key": "0123456789"}
        )
        assert answer.status_code < 500, (method, path, answer.text)
        if roles and not account.actor.has(*roles):
            assert answer.status_code == 403, (method, path, answer.status_code)
        if "2026-000777" in path and method == "GET" and "registered" not in path:
            assert answer.status_code == 404, (method, path, answer.status_code)


def test_a_form_without_its_secret_is_refused(sit_down):
    """A page of another site can't send our forms: the session's secret is missing."""
    desk = sit_down("1001")
    assert desk.client.post("/calls", data={"subject": "x", "key": "0123456789"}).status_code == 403
    answer = desk.client.post("/calls", data={"csrf": desk.csrf()}, headers={"Origin": "http://evil.test"})
    assert answer.status_code == 403


def test_headers_keep_pages_to_themselves(nobody):
    """Pages load nothing from elsewhere, are never framed and never cached."""
    answer = nobody.get("/login")
    assert "default-src 'none'" in answer.headers["content-security-policy"]
    assert "frame-ancestors 'none'" in answer.headers["content-security-policy"]
    assert answer.headers["cache-control"] == "no-store"
    assert answer.headers["x-content-type-options"] == "nosniff"


def test_a_large_body_is_refused_before_it_is_read(sit_down):
    """Too large a body gets 413, announced or not, and the next request is served."""
    desk = sit_down("1001")
    assert desk.client.post("/api/v1/calls", content=b"x" * (1024 * 1024 + 1)).status_code == 413
    chunks = (b"x" * 65536 for _ in range(40))
    assert desk.client.post("/api/v1/calls", content=chunks, headers={
        "content-type": "application/json"}).status_code == 413
    assert desk.get("/").status_code == 200


def test_an_unforeseen_error_is_said_in_words_and_guarded(sit_down, kit):
    """A fault of the program becomes a 500 in Chinese that tells nothing of its cause and carries the headers."""

    class Broken:
        def of_groups(self, groups):
            raise RuntimeError("secret detail")

    desk = sit_down("1001")
    kit.worklist = Broken()
    with capture_logs() as logged:
        page, answer = desk.get("/"), desk.get("/api/v1/tasks")
    assert [entry["event"] for entry in logged] == ["unexpected", "unexpected"]
    assert page.status_code == answer.status_code == 500
    assert "系统出错" in page.text
    assert "secret" not in page.text + answer.text
    assert "default-src 'none'" in page.headers["content-security-policy"]
