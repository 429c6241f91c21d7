"""Being shown a protected caller, for programs."""

from typing import Any

from fastapi import APIRouter, Depends, Request
from fastapi.responses import JSONResponse, Response

from hotline.domain.revealing import RevealDecision, RevealForm
from hotline.domain.roles import Actor, Role

from .. import case_reading, identity_revealing
from ..case_sheet import reveals_of
from ..form_reading import read_json
from ..kit import kit_of
from ..openapi import door
from ..session import require
from .answers import Identified
from .bodies import JsonBody, Key
from .case_answers import RevealList

router = APIRouter(tags=["案件"])


@router.get("/cases/{case_id}/reveals")
@door("查看保密来话人的申请", gives=RevealList)
def reveals(case_id: str, request: Request, actor: Actor = Depends(require())) -> Response:
    """Those of a case, for who asks and who answers; empty for others."""
    kit = kit_of(request)
    case, _ = case_reading.case_for(kit, actor, case_id)
    return JSONResponse({"reveals": reveals_of(case, actor, kit.clock.now())})


@router.post("/cases/{case_id}/reveals")
@door("申请查看保密来话人", takes=RevealForm, gives=Identified, status=201, refuses=("transition_refused",))
def ask(
    case_id: str, request: Request, actor: Actor = Depends(require(Role.CENTER_HEAD, Role.SUPERVISION_SECTION)),
    body: Any = JsonBody, key: str = Key,
) -> Response:
    """Ask to be shown who called; a second person answers."""
    answer = identity_revealing.ask(kit_of(request), actor, case_id, read_json(RevealForm, body), key)
    return JSONResponse(answer.body, answer.status)


@router.post("/cases/{case_id}/reveals/{reveal_id}/decision")
@door("答复查看申请", takes=RevealDecision, gives=Identified, refuses=("transition_refused",))
def decide(
    case_id: str, reveal_id: str, request: Request,
    actor: Actor = Depends(require(Role.CENTER_HEAD, Role.SHIFT_LEADER)), body: Any = JsonBody, key: str = Key,
) -> Response:
    """Allow or refuse the request of another."""
    form = read_json(RevealDecision, body)
    answer = identity_revealing.decide(kit_of(request), actor, case_id, reveal_id, form, key)
    return JSONResponse(answer.body, answer.status)
