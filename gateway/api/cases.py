"""A case by the view of who asks, and the caller's identity, for programs."""

from typing import Any

from fastapi import APIRouter, Depends, Request
from fastapi.responses import JSONResponse, Response

from hotline.domain.forms import Form
from hotline.domain.roles import Actor

from .. import case_reading, identity_looking
from ..case_sheet import sheet_for
from ..form_reading import read_json
from ..kit import kit_of
from ..session import require
from .bodies import JsonBody

router = APIRouter()


class Reason(Form):
    """Why somebody looks."""

    reason: str = ""


@router.get("/cases/{case_id}")
def case(case_id: str, request: Request, actor: Actor = Depends(require())) -> Response:
    """The case as far as this person sees it."""
    kit = kit_of(request)
    found, view = case_reading.case_for(kit, actor, case_id)
    return JSONResponse(sheet_for(kit, actor, found, view))


@router.get("/cases/{case_id}/identity")
def identity(case_id: str, request: Request, actor: Actor = Depends(require())) -> Response:
    """Who called, of an ordinary case; the look is recorded."""
    return JSONResponse(identity_looking.look(kit_of(request), actor, case_id, "").model_dump())


@router.post("/cases/{case_id}/identity")
def identity_with_reason(
    case_id: str, request: Request, actor: Actor = Depends(require()), body: Any = JsonBody
) -> Response:
    """Who called, with a reason; each look is recorded, so a repeat is a look of its own."""
    reason = read_json(Reason, body).reason
    return JSONResponse(identity_looking.look(kit_of(request), actor, case_id, reason).model_dump())
