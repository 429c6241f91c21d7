"""The caller's own look-up for programs; open to nobody in particular, and a question that keeps nothing."""

from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import JSONResponse, Response

from hotline.domain.looking_up import LookUpForm, PublicView

from .. import looking_up
from ..form_reading import read_json
from ..kit import kit_of
from ..openapi import door
from .bodies import JsonBody

router = APIRouter(tags=["来话人查询"])


@router.post("/look-up")
@door("凭编号和查询码查询", takes=LookUpForm, gives=PublicView, refuses=("not_found", "look_up_locked"))
def look_up(request: Request, body: Any = JsonBody) -> Response:
    """State, since when, limit and public answer of a matter, by `number` and `code`."""
    form = read_json(LookUpForm, body)
    return JSONResponse(looking_up.look_up(kit_of(request), form, looking_up.address_of(request)).model_dump())
