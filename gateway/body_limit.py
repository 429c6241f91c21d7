"""Refuses bodies that are too large or too slow before anything reads them."""

import asyncio
import contextlib
import re
import time

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from .problems import problem_response

LIMIT_BYTES = 1024 * 1024
UPLOAD_LIMIT_BYTES = 5 * 1024 * 1024
UPLOAD_PATHS = frozenset({"/releases", "/api/v1/releases"})
FILES_LIMIT_BYTES = 24 * 1024 * 1024
FILES_PATH = re.compile(
    r"/tasks/[^/]+/(finish|attachments)|/api/v1/tasks/[^/]+/attachments|/assigned_matters|/api/v1/assigned_matters/scans"
    r"|/change_overs|/api/v1/change_overs"
)


TEXT_SECONDS, FILES_SECONDS = 60.0, 600.0
"""How long a body may take to arrive whole; a slow one would hold its place for ever."""


class BodyLimit:
    """ASGI middleware: 413 by the announced length or as soon as the limit is passed, 408 when no end comes."""

    def __init__(self, app: ASGIApp):
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Count what arrives. What is refused is answered so, whatever the routes made of the broken body."""
        if scope["type"] != "http":
            return await self.app(scope, receive, send)
        limit = _limit_of(scope["path"])
        if _announced(scope) > limit:
            return await _too_large(limit)(scope, receive, send)
        body, is_answered = _Body(receive, limit), False

        async def noted(message: Message) -> None:
            nonlocal is_answered
            if body.refusal is None or is_answered:
                is_answered = True
                await send(message)

        with contextlib.suppress(_Refused):
            await self.app(scope, body.next_part, noted)
        if body.refusal is not None and not is_answered:
            await body.refusal(scope, receive, send)


class _Refused(Exception):
    pass


class _Body:
    """A body as it arrives; `refusal` is the answer to one that is too large or too slow."""

    def __init__(self, receive: Receive, limit: int):
        self._receive, self._limit, self._seen, self._is_whole = receive, limit, 0, False
        self._until = time.monotonic() + (TEXT_SECONDS if limit == LIMIT_BYTES else FILES_SECONDS)
        self.refusal: ASGIApp | None = None

    async def next_part(self) -> Message:
        """Raises: _Refused."""
        if self._is_whole:
            return await self._receive()
        try:
            message = await asyncio.wait_for(self._receive(), max(self._until - time.monotonic(), 0))
        except TimeoutError:
            self.refusal = problem_response(408, "too_slow", "内容传送过慢，请检查网络后重新提交", closes=True)
            raise _Refused from None
        self._seen += len(message.get("body", b""))
        self._is_whole = not message.get("more_body", False)
        if self._seen > self._limit:
            self.refusal = _too_large(self._limit)
            raise _Refused
        return message


def _limit_of(path: str) -> int:
    """Files come in pairs at most; everything else is text."""
    if FILES_PATH.fullmatch(path):
        return FILES_LIMIT_BYTES
    return UPLOAD_LIMIT_BYTES if path in UPLOAD_PATHS else LIMIT_BYTES


def _announced(scope: Scope) -> int:
    value = next((v for k, v in scope["headers"] if k == b"content-length"), b"0")
    return int(value) if value.isdigit() else 0


def _too_large(limit: int) -> ASGIApp:
    return problem_response(413, "too_large", f"提交的内容超过 {limit // 1024} KB，请精简后再提交", closes=True)
