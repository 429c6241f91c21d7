"""One operation of the API, from its route."""

from collections.abc import Iterator
from typing import Any

from fastapi.dependencies.models import Dependant
from fastapi.routing import APIRoute

from hotline.domain.roles import Role

from ..api.bodies import JsonBody, Key, Uploads
from ..routes import guard_of
from .describing import Door, door_of
from .examples import example_of
from .parameters import parameters_of
from .problems import codes_of, responses_of

REVISION = {
    "required": ["revision"],
    "properties": {"revision": {
        "type": "integer", "minimum": 0, "maximum": 2**31 - 1, "description": "读取时的修订号；新登记填 0",
    }},
}
SECURITY = [{"session": []}, {"cookie": []}]
FILES = {
    "type": "object", "required": ["files"],
    "properties": {"files": {"type": "array", "items": {"type": "string", "format": "binary"}, "description": "文件"}},
}


def operation_of(
    route: APIRoute, method: str, base: dict[str, Any], refs: dict[type, dict[str, Any]]
) -> dict[str, Any]:
    """The operation; `base` is what FastAPI read from the signature, `refs` are references to the schemas."""
    door, guard, asked = door_of(route.endpoint), guard_of(route), calls_of(route)
    parameters = parameters_of(base.get("parameters", []))
    codes = codes_of(
        is_guarded=guard is not None, is_unsafe=method != "GET", has_body=JsonBody.dependency in asked,
        has_files=Uploads.dependency in asked, has_key=Key.dependency in asked,
        has_place="{" in route.path, has_query=any(one["in"] == "query" for one in parameters), refuses=door.refuses,
    )
    made = {
        "operationId": f"{route.endpoint.__module__.rsplit('.', 1)[-1]}.{route.name}", "summary": door.title,
        "description": _description(door, guard), "tags": base.get("tags", []) or ["其他"], "parameters": parameters,
        "responses": {str(door.status): _success(door, refs), **dict(responses_of(codes))},
        "security": SECURITY if guard is not None else [],
    }
    if body := _body(door, asked, refs):
        made["requestBody"] = body
    return made


def is_described(route: APIRoute) -> bool:
    """Whether the route says what it takes and gives: `@door(…)` stands above its function."""
    door, reads_json = door_of(route.endpoint), JsonBody.dependency in calls_of(route)
    return door is not None and (not reads_json or bool(door.takes or door.kinds))


def calls_of(route: APIRoute) -> set[Any]:
    """Everything that the route depends on."""
    return set(_calls(route.dependant))


def _calls(dependant: Dependant) -> Iterator[Any]:
    for one in dependant.dependencies:
        yield one.call
        yield from _calls(one)


def _description(door: Door, guard: frozenset[Role] | None) -> str:
    who = "不需登录" if guard is None else "登录人员" if not guard else "、".join(r.label for r in Role if r in guard)
    return "。".join(filter(None, (door.note, f"可由：{who}")))


def _success(door: Door, refs: dict[type, dict[str, Any]]) -> dict[str, Any]:
    if door.gives is not None:
        return {"description": door.gives.__doc__ or "", "content": {"application/json": {"schema": refs[door.gives]}}}
    if door.media:
        content = {door.media: {"schema": {"type": "string", "format": "binary"}}}
        return {"description": "文件内容", "content": content}
    return {"description": "已办"}


def _body(door: Door, asked: set[Any], refs: dict[type, dict[str, Any]]) -> dict[str, Any]:
    if Uploads.dependency in asked:
        return {"required": True, "content": {"multipart/form-data": {"schema": FILES}}}
    if JsonBody.dependency not in asked:
        return {}
    forms = [door.takes] if door.takes else list(dict.fromkeys(kind.form_model for kind in door.kinds.values()))
    schema = refs[forms[0]] if len(forms) == 1 else {"anyOf": [refs[form] for form in forms]}
    example = example_of(forms[0])
    if door.is_revised:
        schema, example = {"allOf": [schema, REVISION]}, {**(example or {}), "revision": 1}
    return {"required": True, "content": {"application/json": {
        "schema": schema, **({"example": example} if example is not None else {}),
    }}}
