"""HEAD is answered like GET, without the body: every GET of ours has it (RFC 9110, 9.3.2)."""

from starlette.types import ASGIApp, Message, Receive, Scope, Send

STREAMS = frozenset({"/live"})


class HeadAsGet:
    """ASGI middleware: the routes see GET, the sender the headers alone. A stream has no end, so it has no HEAD."""

    def __init__(self, app: ASGIApp):
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on; of a HEAD drop the answer's body."""
        if scope["type"] != "http" or scope["method"] != "HEAD" or scope["path"] in STREAMS:
            return await self.app(scope, receive, send)

        async def headers_alone(message: Message) -> None:
            if message["type"] == "http.response.body":
                message = {**message, "body": b""}
            await send(message)

        await self.app({**scope, "method": "GET"}, receive, headers_alone)
