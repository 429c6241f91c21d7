"""Schemas of forms and answers, from the models that read and write them."""

from collections.abc import Iterable
from typing import Any

from pydantic import BaseModel
from pydantic.json_schema import models_json_schema

from hotline.domain.forms import Form

from .labels import label_of

REF = "#/components/schemas/{model}"
FILE_IDS = {"type": "array", "items": {"type": "string"}, "default": []}


def schemas_of(models: Iterable[type[BaseModel]]) -> tuple[dict[type[BaseModel], dict[str, Any]], dict[str, Any]]:
    """The reference of each model, and all definitions by name."""
    kinds = {model: "validation" if issubclass(model, Form) else "serialization" for model in models}
    refs, found = models_json_schema(list(kinds.items()), ref_template=REF)
    return {model: refs[(model, kind)] for model, kind in kinds.items()}, found.get("$defs", {})


def form_schema(schema: dict[str, Any], title: str, template: str) -> dict[str, Any]:
    """The schema of a form with its Chinese title and the labels of its page; files are named by their ids."""
    properties = {
        name: _described(FILE_IDS if name == "attachments" else part, name, template)
        for name, part in schema.get("properties", {}).items()
    }
    return {"title": title, "type": "object", "properties": properties}


def _described(part: dict[str, Any], name: str, template: str) -> dict[str, Any]:
    label = label_of(name, template)
    kept = {key: value for key, value in part.items() if key != "title"}
    return {**kept, "description": label.described(has_codes=part.get("type") == "string")} if label else kept
