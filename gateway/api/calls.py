"""Taking a call, for programs."""

from typing import Any

from fastapi import APIRouter, Depends, Request
from fastapi.responses import JSONResponse, Response

from hotline.domain.intake import CallForm
from hotline.domain.roles import Actor

from .. import call_drafting, call_taking, looking_up
from ..form_reading import read_json
from ..kit import kit_of
from ..navigation import TAKES_CALLS
from ..once import Answer, once
from ..openapi import door
from ..session import require
from .answers import CallTaken
from .bodies import JsonBody, Key

router = APIRouter(tags=["来电登记"])


@router.post("/calls")
@door("登记来电", takes=CallForm, gives=CallTaken, status=201, refuses=("call_registered_before", "transition_refused"))
def take_call(
    request: Request, actor: Actor = Depends(require(*TAKES_CALLS)), body: Any = JsonBody, key: str = Key
) -> Response:
    """Register a call: 201 with the case's number and look-up code; the same key gives the same.

    The code is not kept with the answer of the key, but made again.
    """
    kit = kit_of(request)
    form = read_json(CallForm, body)
    form.require_sound()

    def work() -> Answer:
        case = call_taking.take_call(kit, form, actor, key)
        if call_drafting.is_kept(kit, actor, key):
            call_drafting.registered(kit, actor, key, case.id)
        return Answer({"case_id": case.id, "status": case.status}, 201)

    answer = once(kit, actor, key, form.model_dump(exclude={"call_seconds"}), work)
    code = looking_up.code_to_read_out(kit, actor, kit.cases.get(answer.body["case_id"]))
    return JSONResponse({**answer.body, "look_up_code": code}, answer.status)
