"""Substitutions for programs."""

from typing import Any

from fastapi import APIRouter, Depends, Request
from fastapi.responses import JSONResponse, Response

from hotline.domain.roles import Actor
from hotline.domain.substitution import REGISTRARS, SubstituteForm

from .. import substituting
from ..form_reading import read_json
from ..kit import kit_of
from ..once import Answer
from ..openapi import door
from ..session import require
from .answers import Identified, SubstitutionEnded, SubstitutionList
from .bodies import JsonBody, Key
from .done_once import done_once

router = APIRouter(tags=["代办"])


@router.get("/substitutions")
@door("代办登记", gives=SubstitutionList)
def substitutions(request: Request, actor: Actor = Depends(require())) -> Response:
    """Those that concern this person."""
    return JSONResponse({"substitutions": substituting.lists(kit_of(request), actor)})


@router.post("/substitutions")
@door("登记代办", takes=SubstituteForm, gives=Identified, status=201, page="substitutions.html")
def begin(
    request: Request, actor: Actor = Depends(require(*REGISTRARS)), body: Any = JsonBody, key: str = Key
) -> Response:
    """Register one."""
    kit, form = kit_of(request), read_json(SubstituteForm, body)

    def work() -> Answer:
        return Answer({"id": substituting.begin(kit, actor, form, key).id}, 201)

    return done_once(kit, actor, key, ["substitute", form.model_dump()], work)


@router.post("/substitutions/{substitution_id}/end")
@door("结束代办", gives=SubstitutionEnded)
def end(
    substitution_id: str, request: Request, actor: Actor = Depends(require()), key: str = Key
) -> Response:
    """End one before its last day."""
    kit = kit_of(request)

    def work() -> Answer:
        return Answer({"id": substitution_id, "ended_at": substituting.end(kit, actor, substitution_id).ended_at})

    return done_once(kit, actor, key, ["end_substitution", substitution_id], work)
