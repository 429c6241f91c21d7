"""A case by the view of who asks, and the caller's identity, for programs."""

from typing import Any

from fastapi import APIRouter, Depends, Request
from fastapi.responses import JSONResponse, Response

from hotline.domain.forms import Form
from hotline.domain.roles import Actor

from .. import case_reading, identity_looking
from ..case_sheet import sheet_for
from ..course_reading import course_of, drawing_of
from ..form_reading import read_json
from ..kit import kit_of
from ..openapi import door
from ..session import require
from .bodies import JsonBody
from .case_answers import Caller, CaseSheet, Course

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


@router.get("/cases/{case_id}/course")
@door("案件所处环节", gives=Course)
def course(case_id: str, request: Request, actor: Actor = Depends(require())) -> Response:
    """The steps the case has passed and where it stands, as far as this person may know."""
    kit = kit_of(request)
    found, _ = case_reading.case_for(kit, actor, case_id)
    return JSONResponse(course_of(kit, actor, found))


@router.get("/cases/{case_id}/diagram/{process}")
@door("流程图", media="application/xml", note="案件所用版本的 BPMN 图；只给到过的流程")
def diagram(case_id: str, process: str, request: Request, actor: Actor = Depends(require())) -> Response:
    """The drawing of a process that the case went through."""
    kit = kit_of(request)
    found, _ = case_reading.case_for(kit, actor, case_id)
    return Response(drawing_of(kit, actor, found, process), media_type="application/xml")


@router.get("/cases/{case_id}/identity")
@door("来话人身份", gives=Caller, note="普通件；每次查看均有记录", refuses=("fields_refused",))
def identity(case_id: str, request: Request, actor: Actor = Depends(require())) -> Response:
    """Who called, of an ordinary case; the look is recorded."""
    return JSONResponse(identity_looking.look_at_ordinary(kit_of(request), actor, case_id).model_dump())


@router.post("/cases/{case_id}/identity")
@door("查看来话人身份", takes=Reason, gives=Caller, note="每次查看均有记录；保密件须先经第二人同意，只看一次")
def identity_with_reason(
    case_id: str, request: Request, actor: Actor = Depends(require()), body: Any = JsonBody
) -> Response:
    """Who called; each look is recorded, so a repeat is a look of its own. Of a protected case once, when allowed."""
    reason = read_json(Reason, body).reason
    return JSONResponse(identity_looking.look(kit_of(request), actor, case_id, reason).model_dump())
