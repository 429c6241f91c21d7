"""Versions of what was learned, for programs."""

from typing import Any

from fastapi import APIRouter, Depends, Request
from fastapi.responses import JSONResponse, Response

from hotline.domain.roles import Actor

from .. import learned_desk
from ..form_reading import read_json
from ..kit import kit_of
from ..navigation import SEES_LEARNED, SWITCHES_LEARNED
from ..once import Answer
from ..openapi import door
from ..session import require
from .answers import LearnedVersions, NumberGiven
from .bodies import JsonBody, Key
from .done_once import done_once

router = APIRouter(tags=["系统"])


@router.get("/learned_models")
@door("智能提示的各版", gives=LearnedVersions)
def learned_models(request: Request, actor: Actor = Depends(require(*SEES_LEARNED))) -> Response:
    """All versions, newest first, which is in use, and who switched when."""
    return JSONResponse(learned_desk.overview(kit_of(request)))


@router.post("/learned_models/in_use")
@door("启用或停用一版", takes=learned_desk.Switch, gives=NumberGiven, refuses=("not_found",))
def switch(
    request: Request, actor: Actor = Depends(require(*SWITCHES_LEARNED)), body: Any = JsonBody, key: str = Key
) -> Response:
    """Use another version from now on, or none (0)."""
    kit, form = kit_of(request), read_json(learned_desk.Switch, body)
    return done_once(kit, actor, key, body, lambda: Answer({"number": learned_desk.switch(kit, actor, form)}))
