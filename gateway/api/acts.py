"""Acts on a case, for programs: one door for all of them."""

from typing import Any

from fastapi import APIRouter, Depends, Request
from fastapi.responses import Response

from hotline.domain.acts import ACTS
from hotline.domain.roles import Actor

from .. import acting
from ..form_reading import read_json
from ..kit import kit_of
from ..once import Answer
from ..openapi import door
from ..session import require
from .answers import CaseState
from .bodies import JsonBody, Key
from .done_once import done_once

router = APIRouter(tags=["案件操作"])


@router.post("/cases/{case_id}/acts/{act_name}")
@door("办理操作", kinds=ACTS, gives=CaseState, refuses=("transition_refused", "version_conflict"))
def act(
    case_id: str, act_name: str, request: Request, actor: Actor = Depends(require()), body: Any = JsonBody,
    key: str = Key,
) -> Response:
    """Do an act; its fields are those of its form."""
    kit, chosen = kit_of(request), acting.act_named(actor, act_name)

    def work() -> Answer:
        form = read_json(chosen.form_model, body)
        case = acting.do_act(kit, actor, case_id, chosen, form, key)
        return Answer({"case_id": case.id, "status": case.status})

    return done_once(kit, actor, key, [case_id, act_name, body], work)
