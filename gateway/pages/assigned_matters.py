"""Matters that a leader assigns without a call, and the ledger of what leaders instructed (R-2.4)."""

from fastapi import APIRouter, Depends, Request
from fastapi.responses import Response
from starlette.datastructures import FormData

from hotline.domain.assigning import AssignForm
from hotline.domain.attachments import ASSIGNING
from hotline.domain.directory import in_use
from hotline.domain.errors import FieldsRefused
from hotline.domain.roles import Actor

from .. import assigning_matters, flash
from ..attaching import files_sent
from ..form_reading import fields_sent, read_fields
from ..kit import kit_of
from ..navigation import ASSIGNS_MATTERS, READS_LEDGER
from ..once import Answer, once
from ..rendering import page
from ..session import Posted, require

router = APIRouter()


@router.get("/assigned_matters")
def ledger(request: Request, actor: Actor = Depends(require(*READS_LEDGER))) -> Response:
    """What leaders instructed and assigned, in order of instruction, with state and result."""
    return page(
        request, "ledger.html", lines=assigning_matters.ledger_of(kit_of(request), actor),
        may_assign=actor.has(*ASSIGNS_MATTERS),
    )


@router.get("/assigned_matters/new")
def form_page(request: Request, actor: Actor = Depends(require(*ASSIGNS_MATTERS))) -> Response:
    """The form, empty."""
    return _page(request, actor, AssignForm(), {})


@router.post("/assigned_matters")
def assign(
    request: Request, actor: Actor = Depends(require(*ASSIGNS_MATTERS)), form_data: FormData = Posted
) -> Response:
    """Register the matter and show its case."""
    kit, key = kit_of(request), str(form_data.get("key", ""))
    form, wrong = read_fields(AssignForm, form_data)

    def work() -> Answer:
        filled = form.model_copy(update=assigning_matters.scan_of(kit, actor, form_data))
        if wrong:
            raise FieldsRefused({**filled.faults(), **wrong})
        return Answer({"case_id": assigning_matters.assign(kit, actor, filled, key).id})

    try:
        answer = once(kit, actor, key, [fields_sent(form_data), files_sent(form_data)], work)
    except FieldsRefused as refused:
        return _page(request, actor, form, refused.fields, status=422)
    return flash.redirect(f"/cases/{answer.body['case_id']}", "assigned", answer.body["case_id"])


def _page(
    request: Request, actor: Actor, form: AssignForm, faults: dict[str, str], *, status: int = 200
) -> Response:
    kit = kit_of(request)
    uploads = kit.attachments.uploaded(ASSIGNING, actor.account_id)
    return page(
        request, "assigned_matter.html", status=status, form=form, faults=faults, units=in_use(kit.directory.units()),
        topics=list(kit.topics.tree().paths), uploads=uploads, chosen_ids={uploads[-1].id} if uploads else set(),
    )
