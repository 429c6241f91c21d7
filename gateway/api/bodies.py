"""JSON bodies and idempotency keys of requests, read before a route runs."""

import json
from typing import Any

from fastapi import Depends, Header, Request
from fastapi.concurrency import run_in_threadpool

from hotline.domain.errors import FieldsRefused

from ..session import LONGEST_UPLOAD_BYTES
from ..uploading import uploaded


async def _json_body(request: Request) -> Any:
    """The body as JSON. Another media type is refused: no other site's page can send this one unasked.

    Raises: FieldsRefused.
    """
    if request.headers.get("content-type", "").partition(";")[0].strip() != "application/json":
        raise FieldsRefused({"body": "请求内容类型应为 application/json"})
    try:
        body = json.loads(await request.body())
        json.dumps(body, ensure_ascii=False, allow_nan=False).encode()
    except (ValueError, RecursionError):
        raise FieldsRefused({"body": "请求内容不是有效的 JSON"}) from None
    return body


def _key(idempotency_key: str = Header("")) -> str:
    return idempotency_key


async def _uploads(request: Request) -> dict[str, bytes]:
    """The uploaded `files` by name, without folders. Raises: FieldsRefused: there is none."""
    form = await request.form(max_files=20, max_fields=20, max_part_size=LONGEST_UPLOAD_BYTES)
    if not (files := await run_in_threadpool(uploaded, form)):
        raise FieldsRefused({"files": "请选择要上传的文件"})
    return files


JsonBody = Depends(_json_body)
Key = Depends(_key)
Uploads = Depends(_uploads)
