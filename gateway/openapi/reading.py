"""The description as a page shows it: doors by area, with what each takes and which refusals it gives."""

from dataclasses import dataclass
from typing import Any

REF = "#/components/schemas/"
MOST_FIELDS = 45


@dataclass(frozen=True)
class Line:
    """One door. `fields` are (name, what it is) of the body, `refusals` are codes by status."""

    method: str
    path: str
    title: str
    words: str
    has_key: bool
    gives: str
    fields: tuple[tuple[str, str], ...]
    refusals: tuple[tuple[str, str], ...]


def areas_of(document: dict[str, Any]) -> dict[str, list[Line]]:
    """Areas in the order of their paths, with their doors."""
    areas: dict[str, list[Line]] = {}
    for path, methods in document["paths"].items():
        for method, operation in methods.items():
            areas.setdefault(operation["tags"][0], []).append(_line(document, method, path, operation))
    return areas


def _line(document: dict[str, Any], method: str, path: str, operation: dict[str, Any]) -> Line:
    good = next(answer for status, answer in operation["responses"].items() if status.startswith("2"))
    return Line(
        method=method.upper(), path=path, title=operation["summary"], words=operation["description"],
        has_key=any(one["name"] == "Idempotency-Key" for one in operation["parameters"]),
        gives=good["description"], fields=tuple(_fields(document, operation)),
        refusals=tuple(_refusals(operation)),
    )


def _fields(document: dict[str, Any], operation: dict[str, Any]) -> list[tuple[str, str]]:
    asked = [
        (one["name"], one.get("description", "")) for one in operation["parameters"] if one["in"] in ("query", "path")
    ]
    for content in operation.get("requestBody", {}).get("content", {}).values():
        for schema in _parts(document, content["schema"]):
            asked += [(name, part.get("description", "")) for name, part in schema.get("properties", {}).items()]
    return list(dict.fromkeys(asked)) if len(asked) <= MOST_FIELDS else [("form", "字段依任务的 form，见接口说明文件")]


def _parts(document: dict[str, Any], schema: dict[str, Any]) -> list[dict[str, Any]]:
    if "$ref" in schema:
        return [document["components"]["schemas"][schema["$ref"].removeprefix(REF)]]
    joined = schema.get("anyOf", []) + schema.get("allOf", [])
    return [part for one in joined for part in _parts(document, one)] if joined else [schema]


def _refusals(operation: dict[str, Any]) -> list[tuple[str, str]]:
    found = []
    for status, answer in operation["responses"].items():
        if "application/problem+json" in answer.get("content", {}) and int(status) < 500:
            _, own = answer["content"]["application/problem+json"]["schema"]["allOf"]
            found.append((status, "、".join(own["properties"]["code"]["enum"])))
    return found
