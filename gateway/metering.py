"""Counts what the gateway answers, for Prometheus: by door, method and status; addresses are not kept."""

import time

from prometheus_client import Counter, Histogram
from starlette.types import ASGIApp, Message, Receive, Scope, Send

ANSWERS = Counter("hotline_http_answers_total", "Answers", ["door", "method", "status"])
SECONDS = Histogram("hotline_http_seconds", "Seconds until the answer begins", ["door"])
METHODS = frozenset({"GET", "POST", "DELETE", "HEAD"})


class Metering:
    """ASGI middleware; `door` is `api`, `static` or `page`."""

    def __init__(self, app: ASGIApp):
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Note status and duration."""
        if scope["type"] != "http":
            return await self.app(scope, receive, send)
        began, door = time.monotonic(), _door(scope["path"])

        async def metered(message: Message) -> None:
            if message["type"] == "http.response.start":
                method = scope["method"] if scope["method"] in METHODS else "other"
                ANSWERS.labels(door, method, message["status"]).inc()
                SECONDS.labels(door).observe(time.monotonic() - began)
            await send(message)

        await self.app(scope, receive, metered)


def _door(path: str) -> str:
    return "api" if path.startswith("/api/") else "static" if path.startswith("/static/") else "page"
