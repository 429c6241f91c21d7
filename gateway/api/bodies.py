"""JSON bodies and idempotency keys of requests, read before a route runs."""

import json
from typing import Any

from fastapi import Depends, Header, Request

from hotline.domain.errors import FieldsRefused


async def _json_body(request: Request) -> Any:
    """The body as JSON. Another media type is refused: no other site's page can send this one unasked.

    Raises: FieldsRefused.
    """
    if request.headers.get("content-type", "").partition(";")[0].strip() != "application/json":
        raise FieldsRefused({"body": "请求内容类型应为 application/json"})
    try:
        return json.loads(await request.body())
    except (ValueError, RecursionError):
        raise FieldsRefused({"body": "请求内容不是有效的 JSON"}) from None


def _key(idempotency_key: str = Header("")) -> str:
    return idempotency_key


JsonBody = Depends(_json_body)
Key = Depends(_key)
