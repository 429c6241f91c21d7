"""What a door answers after work that is done once and only once."""

from collections.abc import Callable

from fastapi.responses import JSONResponse, Response

from hotline.domain.roles import Actor

from ..kit import Kit
from ..once import Answer, once


def done_once(kit: Kit, actor: Actor, key: str, request: object, work: Callable[[], Answer]) -> Response:
    """Do `work`, or find the answer that the same key got before, and say it as JSON. Raises: as `once`."""
    answer = once(kit, actor, key, request, work)
    return JSONResponse(answer.body, answer.status)
