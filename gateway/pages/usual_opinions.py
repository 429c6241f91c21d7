"""The list of a leader's usual opinions, to be edited."""

from fastapi import APIRouter, Depends, Request
from fastapi.responses import Response
from starlette.datastructures import FormData

from hotline.domain.errors import FieldsRefused
from hotline.domain.roles import Actor
from hotline.domain.usual_opinions import OpinionsForm

from .. import flash
from ..form_reading import fields_sent, read_fields
from ..kit import kit_of
from ..navigation import ASSIGNS_MATTERS
from ..once import Answer, once
from ..rendering import page
from ..session import Posted, require

router = APIRouter()
LEADERS = Depends(require(*ASSIGNS_MATTERS))


@router.get("/usual_opinions")
def form_page(request: Request, actor: Actor = LEADERS) -> Response:
    """The list, one opinion a line."""
    opinions = kit_of(request).usual_opinions.of(actor.leader_id)
    return page(request, "usual_opinions.html", form=OpinionsForm(opinions="\n".join(opinions)), faults={})


@router.post("/usual_opinions")
def keep(request: Request, actor: Actor = LEADERS, form_data: FormData = Posted) -> Response:
    """Keep the list and go back to the desk."""
    kit, key = kit_of(request), str(form_data.get("key", ""))
    form, _ = read_fields(OpinionsForm, form_data)

    def work() -> Answer:
        kit.usual_opinions.keep(actor.leader_id, form.sound_lines())
        return Answer()

    try:
        once(kit, actor, key, fields_sent(form_data), work)
    except FieldsRefused as refused:
        return page(request, "usual_opinions.html", status=422, form=form, faults=refused.fields)
    return flash.redirect("/", "opinions_kept")
