"""Which error answers a route can give, with their codes, read from what it takes."""

from collections.abc import Iterable, Iterator
from typing import Any

from ..problem_codes import PROBLEMS
from ..problems import TITLES

PROBLEM = {
    "title": "问题", "type": "object", "description": "出错时的答复（RFC 9457）；程序依据 code 处理，detail 供人阅读",
    "required": ["type", "title", "status", "code", "detail"],
    "properties": {
        "type": {"type": "string", "format": "uri", "examples": ["urn:hotline:problem:task_gone"]},
        "title": {"type": "string"}, "status": {"type": "integer"}, "code": {"type": "string"},
        "detail": {"type": "string", "description": "用中文说明原因和怎么办"},
        "fields": {
            "type": "object", "additionalProperties": {"type": "string"}, "description": "有误的字段及改法",
        },
        "article": {"type": "string", "description": "所依据的规程条款"},
        "due": {"type": "string", "description": "登录后尚待办理的一步", "enum": ["code", "password", "second_factor"]},
    },
}
ALWAYS = ("error", "temporarily_unavailable")
OF_GUARDED = ("not_signed_in", "entry_incomplete", "access_refused")
OF_BODY = ("too_large", "fields_refused")
OF_KEY = ("fields_refused", "refused", "in_flight")


def codes_of(
    *, is_guarded: bool, is_unsafe: bool, has_body: bool, has_files: bool, has_key: bool, has_place: bool,
    has_query: bool, refuses: Iterable[str],
) -> set[str]:
    """Codes of the answers that this route may give."""
    found = {*ALWAYS, *refuses}
    found |= set(OF_GUARDED) if is_guarded else set()
    found |= {"foreign_origin", "too_large", "too_slow"} if is_unsafe else set()
    found |= set(OF_BODY) if has_body or has_files else set()
    found |= {"bad_request"} if has_files else set()
    found |= set(OF_KEY) if has_key else set()
    found |= {"not_found", "no_such_address"} if has_place else set()
    return found | ({"fields_refused"} if has_query else set())


def responses_of(codes: set[str]) -> Iterator[tuple[str, dict[str, Any]]]:
    """An answer for each status that these codes come with."""
    found = [PROBLEMS[code] for code in PROBLEMS if code in codes]
    for status in sorted({status for problem in found for status in problem.statuses}):
        here = [problem for problem in found if status in problem.statuses]
        schema = {"allOf": [
            {"$ref": "#/components/schemas/Problem"},
            {"properties": {"code": {"enum": [problem.code for problem in here]}, "status": {"const": status}}},
        ]}
        words = "；".join(f"{problem.code}：{problem.meaning}" for problem in here)
        answer = {
            "description": f"{TITLES[status]}（{words}）",
            "content": {"application/problem+json": {"schema": schema}},
        }
        if status in (429, 503):
            answer["headers"] = {"Retry-After": {"description": "几秒后再试", "schema": {"type": "integer"}}}
        yield str(status), answer
