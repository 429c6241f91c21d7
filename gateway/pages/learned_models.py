"""Versions of what was learned: their accuracy beside that of the word lists, and the switch."""

from fastapi import APIRouter, Depends, Request
from fastapi.responses import Response
from starlette.datastructures import FormData

from hotline.domain.errors import FieldsRefused
from hotline.domain.roles import Actor

from .. import flash, learned_desk
from ..form_reading import all_faults, read_fields
from ..kit import kit_of
from ..navigation import SEES_LEARNED, SWITCHES_LEARNED
from ..once import Answer, once
from ..rendering import page
from ..session import Posted, require

router = APIRouter()


@router.get("/learned_models")
def learned_models(request: Request, actor: Actor = Depends(require(*SEES_LEARNED))) -> Response:
    """All versions, newest first."""
    return page(
        request, "learned_models.html", may_switch=actor.has(*SWITCHES_LEARNED),
        **learned_desk.overview(kit_of(request)),
    )


@router.post("/learned_models")
def switch(
    request: Request, actor: Actor = Depends(require(*SWITCHES_LEARNED)), form_data: FormData = Posted
) -> Response:
    """Use another version from now on, or none."""
    kit, key = kit_of(request), str(form_data.get("key", ""))
    form, wrong = read_fields(learned_desk.Switch, form_data)
    if faults := all_faults(form, wrong):
        raise FieldsRefused(faults)
    answer = once(
        kit, actor, key, form.number, lambda: Answer({"number": learned_desk.switch(kit, actor, form)})
    )
    number = answer.body["number"]
    return flash.redirect("/learned_models", "learned_on" if number else "learned_off", str(number))
