"""Errors as programs see them: stable codes, each with its row in the docs."""

import ast
from pathlib import Path

import pytest

import gateway
from gateway.problem_codes import PROBLEMS, URN, code_of_http
from gateway.problems import status_of
from hotline.bootstrap.gateway import build_gateway
from hotline.domain.errors import HotlineError

SOURCES = sorted(Path(gateway.__file__).parent.rglob("*.py"))
BEHIND_THE_GATEWAY = ("gateway.", "hotline.domain.", "hotline.storage.", "hotline.zeebe.")


def classes_of(root: type[HotlineError]) -> set[type[HotlineError]]:
    """The class and everything derived from it that an entry to the gateway can raise."""
    assert build_gateway
    found = {root}.union(*(classes_of(each) for each in root.__subclasses__()))
    return {each for each in found if each.__module__.startswith(BEHIND_THE_GATEWAY)}


def test_every_code_that_is_raised_is_on_the_list():
    """With the status that it comes with; and nothing stands there that nobody raises."""
    raised = {each.code: status_of(each.__new__(each)) for each in classes_of(HotlineError)}
    assert {code for code in raised if code not in PROBLEMS} == set()
    assert {code: status for code, status in raised.items() if status not in PROBLEMS[code].statuses} == {}
    assert set(PROBLEMS) == set(raised) | {*_written_codes(), *map(code_of_http, (400, 404, 405, 500))}


def test_codes_that_routes_write_themselves_are_on_the_list():
    """Middleware answers before any error class exists."""
    assert {"too_large", "foreign_origin"} <= set(_written_codes())
    assert set(_written_codes()) <= set(PROBLEMS)


@pytest.mark.parametrize(("method", "path", "status"), [
    ("GET", "/api/v1/nowhere", 404), ("PATCH", "/api/v1/tasks", 405), ("GET", "/api/v1/tasks/1", 409),
    ("POST", "/api/v1/calls", 422), ("GET", "/api/v1/cases/2026-000001", 404), ("GET", "/api/v1/quiet", 403),
])
def test_an_error_names_itself(sit_down, method, path, status):
    """Type, title, status, code and words, as RFC 9457 has them; a method that isn't there names those that are."""
    answer = sit_down("1001").client.request(method, path)
    told = answer.json()
    assert (answer.status_code, told["status"]) == (status, status)
    assert answer.headers["content-type"].startswith("application/problem+json")
    assert told["type"] == URN + told["code"] == PROBLEMS[told["code"]].type
    assert status in PROBLEMS[told["code"]].statuses
    assert told["title"] and told["detail"]
    assert (status == 405) is ("allow" in answer.headers)


def _written_codes() -> list[str]:
    """Second arguments of `problem_response` and third of `_answer`, where they are written out."""
    calls = [node for path in SOURCES for node in ast.walk(ast.parse(path.read_text("utf-8")))
             if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)]
    at = {"problem_response": 1, "_answer": 2}
    found = [call.args[at[call.func.id]] for call in calls if call.func.id in at and len(call.args) > at[call.func.id]]
    return [one.value for one in found if isinstance(one, ast.Constant)]
