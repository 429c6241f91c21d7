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
from ..openapi import door
from ..session import require
from .bodies import JsonBody
from .case_answers import Caller, CaseSheet

router = APIRouter(tags=["案件"])


class Reason(Form):
    """Why somebody looks."""

    reason: str = ""


@router.get("/cases/{case_id}")
@door("案件", gives=CaseSheet)
def case(case_id: str, request: Request, actor: Actor = Depends(require())) -> Response:
    """The case as far as this person sees it."""
    kit = kit_of(request)
    found, view = case_reading.case_for(kit, actor, case_id)
    return JSONResponse(sheet_for(kit, actor, found, view))


@router.get("/cases/{case_id}/identity")
@door("来话人身份", gives=Caller, note="普通件；每次查看均有记录", refuses=("fields_refused",))
def identity(case_id: str, request: Request, actor: Actor = Depends(require())) -> Response:
    """Who called, of an ordinary case; the look is recorded."""
    return JSONResponse(identity_looking.look(kit_of(request), actor, case_id, "").model_dump())


@router.post("/cases/{case_id}/identity")
@door("说明理由查看来话人身份", takes=Reason, gives=Caller, note="每次查看均有记录，重发即再看一次")
def identity_with_reason(
    case_id: str, request: Request, actor: Actor = Depends(require()), body: Any = JsonBody
) -> Response:
    """Who called, with a reason; each look is recorded, so a repeat is a look of its own."""
    reason = read_json(Reason, body).reason
    return JSONResponse(identity_looking.look(kit_of(request), actor, case_id, reason).model_dump())
