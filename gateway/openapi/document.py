"""The whole description; made once for an application."""

import copy
from collections.abc import Iterator
from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi
from fastapi.routing import APIRoute
from pydantic import BaseModel

from ..routes import routes_of
from ..session import COOKIE
from .describing import Door, door_of
from .examples import example_of
from .operations import is_described, operation_of
from .problems import PROBLEM
from .schemas import form_schema, schemas_of

PREFIX = "/api/v1"
INFO = {
    "title": "市长公开电话", "version": "1",
    "description": "页面能办的，程序都能办。写操作带 Idempotency-Key；出错答复为 problem+json，依据 code 处理。",
}
SECURITY_SCHEMES = {
    "session": {"type": "http", "scheme": "bearer", "description": "POST /api/v1/sessions 取得的令牌"},
    "cookie": {"type": "apiKey", "in": "cookie", "name": COOKIE, "description": "网页登录的会话"},
}


def document_of(app: FastAPI) -> dict[str, Any]:
    """The description of this application's doors for programs, as plain data."""
    if not hasattr(app.state, "api_description"):
        app.state.api_description = _made(app)
    return app.state.api_description


def _made(app: FastAPI) -> dict[str, Any]:
    routes = [(path, route) for path, route in api_routes(app) if is_described(route)]
    read = get_openapi(title="", version="", routes=app.routes)["paths"]
    doors = [door_of(route.endpoint) for _, route in routes]
    refs, definitions = schemas_of(dict.fromkeys(model for door in doors for model in _models(door)))
    paths: dict[str, Any] = {}
    for path, route in routes:
        for method in route.methods:
            made = operation_of(route, method, read[path][method.lower()], refs)
            for place, operation in _each(path, made, door_of(route.endpoint), refs):
                paths.setdefault(place, {})[method.lower()] = operation
    forms = dict(_form_schemas(doors, refs, definitions))
    return {
        "openapi": "3.1.0", "info": INFO, "servers": [{"url": "/"}], "paths": paths,
        "components": {
            "schemas": {**definitions, **forms, "Problem": PROBLEM}, "securitySchemes": SECURITY_SCHEMES,
        },
    }


def api_routes(app: FastAPI) -> list[tuple[str, APIRoute]]:
    """Every route for programs but that of the description itself, by path."""
    found = [(path, route) for path, route in routes_of(app) if path.startswith(f"{PREFIX}/")]
    return sorted((one for one in found if one[0] != f"{PREFIX}/openapi.json"), key=lambda one: one[0])


def _models(door: Door) -> Iterator[type[BaseModel]]:
    yield from (model for model in (door.gives, door.takes) if model)
    yield from (kind.form_model for kind in door.kinds.values())


def _each(path: str, operation: dict[str, Any], door: Door, refs: Any) -> Iterator[tuple[str, dict[str, Any]]]:
    """The operation, or of acts one for each: another form, article and other roles for every name."""
    if "{act_name}" not in path:
        yield path, operation
        return
    for name, act in door.kinds.items():
        one = copy.deepcopy(operation)
        one |= {"operationId": f"acts.{name}", "summary": act.title}
        one["description"] = f"依据：规程{act.article}。可由：{'、'.join(role.label for role in sorted(act.roles))}"
        one["parameters"] = [given for given in one["parameters"] if given["name"] != "act_name"]
        content = one["requestBody"]["content"]["application/json"]
        content |= {"schema": refs[act.form_model], "example": example_of(act.form_model)}
        yield path.replace("{act_name}", name), one


def _form_schemas(doors: list[Door], refs: Any, definitions: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Forms with Chinese titles and labels, each from the template that its page is made of."""
    for door in doors:
        kinds = [(kind.form_model, kind.title, template_of(kind)) for kind in reversed(door.kinds.values())]
        for model, title, template in [*kinds, *([(door.takes, door.title, door.page)] if door.takes else [])]:
            name = refs[model]["$ref"].rsplit("/", 1)[1]
            schema = form_schema(definitions[name], title, template)
            yield name, {**schema, **({"examples": [found]} if (found := example_of(model)) else {})}


def template_of(kind: Any) -> str:
    """The template of a decision's or an act's form."""
    if hasattr(kind, "form"):
        return f"tasks/{kind.form}.html"
    return f"acts/{kind.name}.html" if hasattr(kind, "name") else ""
