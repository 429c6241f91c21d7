"""The page of substitutions: who is away, who does their work, from when to when."""

from fastapi import APIRouter, Depends, Request
from fastapi.responses import Response
from starlette.datastructures import FormData

from hotline.domain.errors import FieldsRefused
from hotline.domain.roles import Actor
from hotline.domain.substitution import REGISTRARS, SubstituteForm

from .. import flash, substituting
from ..form_reading import read_fields
from ..kit import kit_of
from ..once import Answer, once
from ..rendering import page
from ..session import Posted, require

router = APIRouter()


@router.get("/substitutions")
def substitutions(request: Request, actor: Actor = Depends(require())) -> Response:
    """Those that concern this person, and the form for who may register one."""
    today = kit_of(request).clock.now().date().isoformat()
    return _page(request, actor, SubstituteForm(from_on=today, until_on=today), {})


@router.post("/substitutions")
def begin(
    request: Request, actor: Actor = Depends(require(*REGISTRARS)), form_data: FormData = Posted
) -> Response:
    """Register one."""
    kit, key = kit_of(request), str(form_data.get("key", ""))
    form, _ = read_fields(SubstituteForm, form_data)

    def work() -> Answer:
        return Answer({"id": substituting.begin(kit, actor, form, key).id}, 201)

    try:
        once(kit, actor, key, ["substitute", form.model_dump()], work)
    except FieldsRefused as refused:
        return _page(request, actor, form, refused.fields, status=422)
    return flash.redirect("/substitutions", "substituted")


@router.post("/substitutions/{substitution_id}/end")
def end(
    substitution_id: str, request: Request, actor: Actor = Depends(require()), form_data: FormData = Posted
) -> Response:
    """End one before its last day."""
    substituting.end(kit_of(request), actor, substitution_id)
    return flash.redirect("/substitutions", "substitution_ended")


def _page(
    request: Request, actor: Actor, form: SubstituteForm, faults: dict[str, str], *, status: int = 200
) -> Response:
    kit = kit_of(request)
    return page(
        request, "substitutions.html", status=status, form=form, faults=faults, may_register=actor.has(*REGISTRARS),
        people=substituting.people(kit, actor), known=substituting.lists(kit, actor),
    )
