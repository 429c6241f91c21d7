"""The stream by which an open page learns that something it shows was changed."""

from collections.abc import AsyncIterator

from fastapi import APIRouter, Depends, Request
from fastapi.responses import Response, StreamingResponse

from hotline.domain.roles import Actor

from ..kit import kit_of
from ..live import Watcher, Watching, subjects_of
from ..live.marks import read_marks, written
from ..session import require, token_of

router = APIRouter()
HEARTBEAT_S = 15.0
AGAIN_MS = 2000


@router.get("/live")
def live(request: Request, about: str = "", actor: Actor = Depends(require())) -> Response:
    """Server-sent events: `changed` with the names changed, `ended` with the reason.

    `about` are the names the page watches, each with the count it has read; a page that comes back says it by
    Last-Event-ID. 204, which browsers take as the end, where nothing is this person's to watch.
    """
    marks = read_marks(request.headers.get("last-event-id") or about)
    subjects = subjects_of(kit_of(request), actor, marks)
    if not subjects:
        return Response(status_code=204)
    watcher = Watcher(actor.account_id, token_of(request), subjects, {name: marks[name] for name in subjects})
    return StreamingResponse(
        _stream(request.app.state.watching, watcher), media_type="text/event-stream",
        headers={"x-accel-buffering": "no"},
    )


async def _stream(watching: Watching, watcher: Watcher) -> AsyncIterator[str]:
    watching.add(watcher)
    try:
        yield f"retry: {AGAIN_MS}\n\n"
        while True:
            changed = await watcher.wait(HEARTBEAT_S)
            if watcher.end_reason == "stopping":
                return  # browsers come back by themselves
            if watcher.end_reason:
                yield f"event: ended\ndata: {watcher.end_reason}\n\n"
                return
            yield _event(watcher, changed) if changed else ": .\n\n"
    finally:
        watching.remove(watcher)


def _event(watcher: Watcher, changed: set[str]) -> str:
    return f"id: {written(watcher.marks)}\nevent: changed\ndata: {' '.join(sorted(changed))}\n\n"
