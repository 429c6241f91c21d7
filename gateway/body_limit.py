"""Refuses bodies that are too large before anything reads them."""

import re

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


class _TooLarge(Exception):
    pass


class BodyLimit:
    """ASGI middleware: 413 to the sender, by the announced length or as soon as the limit is passed."""

    def __init__(self, app: ASGIApp):
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Count what arrives."""
        if scope["type"] != "http":
            return await self.app(scope, receive, send)
        limit = _limit_of(scope["path"])
        if _announced(scope) > limit:
            return await _refusal(limit)(scope, receive, send)
        seen, is_answered = 0, False

        async def counted() -> Message:
            nonlocal seen
            message = await receive()
            seen += len(message.get("body", b""))
            if seen > limit:
                raise _TooLarge
            return message

        async def noted(message: Message) -> None:
            nonlocal is_answered
            is_answered = True
            await send(message)

        try:
            await self.app(scope, counted, noted)
        except _TooLarge:
            if not is_answered:
                await _refusal(limit)(scope, receive, send)


def _limit_of(path: str) -> int:
    """Files come in pairs at most; everything else is text."""
    if FILES_PATH.fullmatch(path):
        return FILES_LIMIT_BYTES
    return UPLOAD_LIMIT_BYTES if path in UPLOAD_PATHS else LIMIT_BYTES


def _announced(scope: Scope) -> int:
    value = next((v for k, v in scope["headers"] if k == b"content-length"), b"0")
    return int(value) if value.isdigit() else 0


def _refusal(limit: int) -> ASGIApp:
    return problem_response(413, "too_large", f"提交的内容超过 {limit // 1024} KB，请精简后再提交", closes=True)
