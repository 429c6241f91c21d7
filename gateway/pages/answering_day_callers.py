"""Callers of an answering day: noted, handed to the leader, taken, rung back."""

from fastapi import APIRouter, Depends, Request
from fastapi.responses import Response
from starlette.datastructures import FormData

from hotline.domain.answering_day import CallerForm, StepForm
from hotline.domain.errors import FieldsRefused
from hotline.domain.roles import Actor

from .. import flash
from ..answering import calls, keeping
from ..call_page import call_page
from ..form_reading import read_fields
from ..kit import kit_of
from ..navigation import ANSWERS_ON_DAYS, TAKES_CALLS
from ..once import Answer, once
from ..session import Posted, require
from .answering_days import desk_page

router = APIRouter()
Answerers = Depends(require(*ANSWERS_ON_DAYS))


@router.post("/answering_days/{day_id}/callers")
def note_caller(
    day_id: str, request: Request, actor: Actor = Answerers, form_data: FormData = Posted
) -> Response:
    """Put a caller into the queue."""
    kit, key = kit_of(request), str(form_data.get("key", ""))
    form, _ = read_fields(CallerForm, form_data)

    def work() -> Answer:
        return Answer({"number": keeping.note_caller(kit, actor, day_id, form, key)}, 201)

    try:
        answer = once(kit, actor, key, ["note_caller", day_id, form.model_dump()], work)
    except FieldsRefused as refused:
        day = keeping.day_for(kit, actor, day_id)
        return desk_page(request, actor, day, form, refused.fields, status=422)
    return flash.redirect(f"/answering_days/{day_id}#note", "day_caller_noted", str(answer.body["number"]))


@router.get("/answering_days/{day_id}/callers/{number}/call")
def call_form(
    day_id: str, number: int, request: Request, actor: Actor = Depends(require(*TAKES_CALLS))
) -> Response:
    """The ordinary form of a call, with what is known of this caller; showing that is a look on record."""
    return call_page(request, actor, calls.form_for(kit_of(request), actor, day_id, number))


@router.post("/answering_days/{day_id}/callers/{number}/{step}")
def step(
    day_id: str, number: int, step: str, request: Request, actor: Actor = Answerers, form_data: FormData = Posted
) -> Response:
    """One step of a caller; who takes a caller gets the form of the call."""
    kit, key = kit_of(request), str(form_data.get("key", ""))
    form, _ = read_fields(StepForm, form_data)

    def work() -> Answer:
        keeping.step(kit, actor, day_id, number, step, form, key)
        return Answer({"number": number})

    once(kit, actor, key, ["day_step", day_id, number, step, form.model_dump()], work)
    if step == "take":
        return flash.redirect(f"/answering_days/{day_id}/callers/{number}/call")
    return flash.redirect(f"/answering_days/{day_id}", f"day_{step}", str(number))
