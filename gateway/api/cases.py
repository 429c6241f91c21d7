"""A case by the view of who asks, urging, extending and the caller's identity, for programs."""

from typing import Any

from fastapi import APIRouter, Depends, Request
from fastapi.responses import JSONResponse, Response

from hotline.domain.forms import Form
from hotline.domain.roles import Actor, Role

from .. import case_reading, center_acting, identity_looking
from ..case_sheet import sheet_for
from ..form_reading import read_json
from ..kit import kit_of
from ..once import Answer, once
from ..session import require
from .bodies import JsonBody, Key

router = APIRouter()
Urgers = Depends(require(Role.SUPERVISION_SECTION, Role.CENTER_HEAD))
Extenders = Depends(require(Role.CENTER_HEAD))


class Reason(Form):
    """Why somebody looks."""

    reason: str = ""


@router.get("/cases/{case_id}")
def case(case_id: str, request: Request, actor: Actor = Depends(require())) -> Response:
    """The case as far as this person sees it."""
    kit = kit_of(request)
    found, view = case_reading.case_for(kit, actor, case_id)
    return JSONResponse(sheet_for(kit, actor, found, view))


@router.post("/cases/{case_id}/urgings")
def urge(
    case_id: str, request: Request, actor: Actor = Urgers, body: Any = JsonBody, key: str = Key
) -> Response:
    """Urge a unit by hand."""
    return _act(request, actor, case_id, read_json(center_acting.Urge, body), key, center_acting.urge)


@router.post("/cases/{case_id}/extensions")
def extend(
    case_id: str, request: Request, actor: Actor = Extenders, body: Any = JsonBody, key: str = Key
) -> Response:
    """Move a unit's limit."""
    return _act(request, actor, case_id, read_json(center_acting.Extend, body), key, center_acting.extend)


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


def _act(request: Request, actor: Actor, case_id: str, form: Form, key: str, act: Any) -> Response:
    kit = kit_of(request)

    def work() -> Answer:
        changed = act(kit, actor, case_id, form, key)
        return Answer({"case_id": changed.id, "status": changed.status})

    answer = once(kit, actor, key, [case_id, act.__name__, form.model_dump()], work)
    return JSONResponse(answer.body, answer.status)
