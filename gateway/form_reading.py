"""Turns what a browser or a program sent into the domain's forms; what doesn't fit is said beside the field."""

import json
import types
import typing
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from starlette.datastructures import FormData

from hotline.domain.errors import FieldsRefused
from hotline.domain.forms import Form

F = TypeVar("F", bound=Form)
TRUE_WORDS = frozenset({"1", "on", "true", "yes"})


def read_fields(model: type[F], sent: FormData) -> tuple[F, dict[str, str]]:
    """The form as filled in, and the faults of fields whose type is wrong (those are left at their default)."""
    values = {name: _value(field.annotation, sent, name) for name, field in model.model_fields.items()}
    values = {name: value for name, value in values.items() if value is not None}
    try:
        return model.model_validate(values), {}
    except ValidationError as error:
        wrong = {str(fault["loc"][0]): _saying(fault["type"]) for fault in error.errors()}
        return model.model_validate({n: v for n, v in values.items() if n not in wrong}), wrong


def fields_sent(form_data: FormData) -> dict[str, list[str]]:
    """The written fields of a form, for telling a repeat from another request."""
    return {
        name: [value for value in form_data.getlist(name) if isinstance(value, str)]
        for name in form_data if name not in ("csrf", "key")
    }


def read_json(model: type[F], body: Any) -> F:
    """The form in a JSON body. Types are exact: a number is a number, not a text with digits.

    Raises: FieldsRefused: a field is of the wrong type.
    """
    if not isinstance(body, dict):
        raise FieldsRefused({"body": "请求内容应为 JSON 对象"})
    try:
        return model.model_validate_json(json.dumps(body, default=_plain), strict=True)
    except ValidationError as error:
        raise FieldsRefused({str(f["loc"][0]): _saying(f["type"]) for f in error.errors()}) from None


def all_faults(form: Form, wrong_types: dict[str, str]) -> dict[str, str]:
    """Faults of content and of type together."""
    return {**form.faults(), **wrong_types}


def _value(annotation: Any, sent: FormData, name: str) -> Any:
    if annotation is bool:
        return str(sent.get(name, "")).lower() in TRUE_WORDS
    if typing.get_origin(annotation) is list and typing.get_args(annotation) == (str,):
        return [value for value in sent.getlist(name) if isinstance(value, str) and value]
    value = sent.get(name)
    if not isinstance(value, str) or typing.get_origin(annotation) is list:
        return None
    is_optional = isinstance(annotation, types.UnionType) and type(None) in typing.get_args(annotation)
    return None if not value.strip() and (annotation is int or is_optional) else value


def _plain(found: BaseModel) -> dict[str, Any]:
    """What the gateway itself put into the body."""
    return found.model_dump(mode="json")


def _saying(kind: str) -> str:
    return "请填写整数" if kind.startswith("int") else "格式不正确，请重新填写"
