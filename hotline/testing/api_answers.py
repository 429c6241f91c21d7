"""Answers of the API held against its description: status, media type, every field (OpenAPI 3.1)."""

import re
from functools import cache
from typing import Any

from jsonschema import Draft202012Validator

PREFIX = "/api/v1/"


class Description:
    """A description, and what answers do with it."""

    def __init__(self, document: dict[str, Any]):
        self.document = document
        self._validator_of = cache(self._validator)
        paths = sorted(document["paths"], key=lambda path: path.count("{"))
        self._patterns = [(re.compile(re.sub(r"\{\w+\}", "[^/]+", re.escape(path).replace(r"\{", "{").replace(
            r"\}", "}"))), path) for path in paths]

    def operation(self, method: str, path: str) -> dict[str, Any] | None:
        """The operation at this address, if it is described."""
        for pattern, known in self._patterns:
            if pattern.fullmatch(path) and method.lower() in self.document["paths"][known]:
                return self.document["paths"][known][method.lower()]
        return None

    def faults(self, method: str, path: str, status: int, media: str, body: Any) -> list[str]:
        """What in the answer isn't as described; `body` is the JSON, where it is JSON."""
        operation = self.operation(method, path)
        if operation is None:
            return []
        if (described := operation["responses"].get(str(status))) is None:
            return [f"{method} {path}: status {status} is not described"]
        if media not in (known := described.get("content", {})):
            return [f"{method} {path}: {status} comes as {media}, described are {list(known)}"] if known else []
        if not media.endswith("json"):
            return []
        found = self._validator_of(operation["operationId"], str(status), media).iter_errors(body)
        return [f"{method} {path}: {status}: {'/'.join(map(str, e.path))}: {e.message[:300]}" for e in found]

    def _validator(self, operation_id: str, status: str, media: str) -> Draft202012Validator:
        operation = next(
            one for path in self.document["paths"].values() for one in path.values()
            if one["operationId"] == operation_id
        )
        schema = operation["responses"][status]["content"][media]["schema"]
        return Draft202012Validator({**schema, "components": self.document["components"]})
