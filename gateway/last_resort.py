"""Answers what nobody foresaw, inside the middleware that guards every answer."""

from fastapi import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from .problems import unexpected


class LastResort:
    """ASGI middleware: an unforeseen error is logged and becomes a 500 in words, never a bare one."""

    def __init__(self, app: ASGIApp):
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on, and catch."""
        if scope["type"] != "http":
            return await self.app(scope, receive, send)
        is_answered = False

        async def noted(message: Message) -> None:
            nonlocal is_answered
            is_answered = True
            await send(message)

        try:
            await self.app(scope, receive, noted)
        except Exception as error:
            answer = unexpected(Request(scope), error)
            if not is_answered:
                await answer(scope, receive, send)
