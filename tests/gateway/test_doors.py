"""Every route as every role and as nobody: nothing is open that shouldn't be."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest
from structlog.testing import capture_logs

from gateway.session import WRONG_ROLE
from hotline.domain.roles import Role
from hotline.domain.tasks import OpenTask
from hotline.testing.access import acts, doors, tasks

from .conftest import PEOPLE

ACCESS = Path(__file__).parents[2] / "docs" / "access.md"
ENDS_THE_SESSION = ("/logout", "/api/v1/sessions")
OPEN = {
    ("GET", "/login"), ("POST", "/login"), ("POST", "/api/v1/sessions"),
    ("GET", "/login/oidc"), ("GET", "/login/oidc/return"), ("GET", "/login/oidc/leave"),
    ("GET", "/look-up"), ("POST", "/look-up"), ("POST", "/api/v1/look-up"), ("GET", "/look-up/knowledge"),
    ("GET", "/look-up/knowledge/{article_id}"),
}
FILLED = {
    "case_id": "2026-000777", "document_id": "approval_slip-2026-1", "key": "4711", "task_key": "4711",
    "kind": "calls", "number": "7", "name": "case.bpmn", "notice_id": "2026-000777.2026-000777.4.unit.gongshui",
    "act_name": "urge_by_hand", "attachment_id": "0" * 24, "article_id": "0" * 12,
    "session_id": "0" * 16, "account_id": "1001", "day_id": "0" * 12, "step": "wait", "year": "2026",
    "week": "2026-W48", "draft_id": "0" * 12, "entry_id": "0" * 12, "filter_id": "0" * 12, "reveal_id": "0" * 12,
    "rule": "red", "process": "case", "import_id": "0" * 12,
    "substitution_id": "1001.zb01.2026-11-23",
}


@dataclass(frozen=True)
class Row:
    """A door as `docs/access.md` has it: `who` are Chinese role names, None where nobody needs to sign in."""

    method: str
    path: str
    who: frozenset[str] | None

    @property
    def address(self) -> str:
        """The path with its places filled."""
        return self.path.format(**FILLED)


@cache
def table() -> tuple[Row, ...]:
    """The table of the docs."""
    text = ACCESS.read_text("utf-8").split("<!-- table: access -->")[1].split("<!-- end of table -->")[0]
    heads, _, *lines = [[cell.strip() for cell in line.split("|")[1:-1]] for line in text.strip().splitlines()]
    return tuple(_row(heads[1:], line) for line in lines)


def _row(roles: list[str], line: list[str]) -> Row:
    method, path = line[0].strip("`").split(" ")
    if line[1] == "anybody":
        return Row(method, path, None)
    return Row(method, path, frozenset(role for role, mark in zip(roles, line[1:], strict=True) if mark))


def test_the_table_names_every_door(app):
    """Every route of the running application stands in the table, with the roles its guard asks for."""
    found = {
        Row(d.method, d.path, d.roles if d.roles is None else frozenset(r.label for r in Role if d.is_open_to(r)))
        for d in doors(app)
    }
    assert set(table()) == found
    assert {"/", "/login", "/calls", "/status", "/api/v1/quiet"} <= {row.path for row in table()}


def test_every_route_has_a_guard_but_signing_in():
    """Only signing in is open to nobody."""
    assert {(row.method, row.path) for row in table() if row.who is None} == OPEN


@pytest.mark.requirement("R-4.5")
def test_nobody_is_sent_away_everywhere(nobody):
    """Without a session pages lead to the sign-in and JSON answers 401."""
    for row in table():
        answer = nobody.client.request(row.method, row.address, follow_redirects=False)
        if row.who is None:
            assert answer.status_code != 303 or not answer.headers["location"].startswith("/login"), row
        elif row.path.startswith("/api/"):
            assert answer.status_code == 401, (row, answer.status_code)
        else:
            assert answer.status_code in (303, 401), (row, answer.status_code)
            assert answer.status_code == 401 or answer.headers["location"].startswith("/login")


@pytest.mark.requirement("R-4.5")
@pytest.mark.parametrize("account", PEOPLE, ids=lambda a: a.id)
def test_every_role_reaches_what_the_table_says(sit_down, account):
    """A role that the table doesn't name gets 403; one that it names gets past the guard, never an error of ours."""
    labels = {role.label for role in account.roles}
    desk = sit_down(account.id)
    for row in table():
        if row.who is None or row.path in ENDS_THE_SESSION:
            continue
        answer = desk.client.request(
            row.method, row.address, follow_redirects=False, headers={"Idempotency-Key": "0123456789"}
        )
        assert answer.status_code < 500, (row, answer.text)
        assert (WRONG_ROLE in answer.text) is not bool(row.who & labels), (row, answer.status_code)
        if not row.who & labels:
            assert answer.status_code == 403, (row, answer.status_code)
        elif "2026-000777" in row.address and row.method == "GET" and "registered" not in row.path:
            assert answer.status_code == 404, (row, answer.status_code)


@pytest.mark.requirement("R-4.5")
@pytest.mark.parametrize("account", PEOPLE, ids=lambda a: a.id)
def test_every_role_does_what_the_table_of_acts_says(sit_down, account):
    """An act of another role is refused before the case is looked for; one's own finds that there is no such case."""
    desk = sit_down(account.id)
    for name, _, roles in acts():
        answer = desk.post(f"/api/v1/cases/2026-000777/acts/{name}", {})
        expected = 404 if account.actor.has(*roles) else 403
        assert answer.status_code == expected, (name, answer.text)


@pytest.mark.requirement("R-4.5")
@pytest.mark.parametrize("account", PEOPLE, ids=lambda a: a.id)
def test_every_role_opens_the_tasks_that_the_table_names(sit_down, kit, account):
    """A task is open to its group's people only; to others it is as gone, so that nobody can probe keys."""
    for place, (element, _, roles) in enumerate(tasks()):
        group = _group_of(account, roles)
        task = OpenTask(
            key=str(7000 + place), case_id="2026-000777", element_id=element, form="x", group=group,
            opened_at="2026-11-23T09:00:00+08:00",
        )
        kit.worklist.put(task)
        answer = sit_down(account.id).get(f"/tasks/{task.key}")
        assert answer.status_code == (404 if account.actor.has(*roles) else 409), (element, answer.text)


def _group_of(account, roles):
    """The group of a task for one of `roles`: this person's own where they hold one, else somebody else's."""
    if account.actor.has(*roles) and (account.unit_id or account.leader_id):
        return f"unit:{account.unit_id}" if account.unit_id else f"leader:{account.leader_id}"
    return next(f"role:{role}" for role in sorted(roles) if role in account.roles or not account.actor.has(*roles))


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
