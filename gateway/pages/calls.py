"""Taking down a call (R-5.1.1)."""

from fastapi import APIRouter, Depends, Request
from fastapi.responses import Response
from starlette.datastructures import FormData

from hotline.domain.call_drafts import is_draft_id
from hotline.domain.errors import FieldsRefused, Refused
from hotline.domain.intake import CallForm
from hotline.domain.roles import Actor

from .. import call_drafting, call_taking, case_reading, duplicate_finding, flash, looking_up
from ..call_drafting import Keeping
from ..call_page import call_page
from ..form_reading import read_fields
from ..kit import kit_of
from ..navigation import TAKES_CALLS
from ..once import Answer, once
from ..rendering import page
from ..session import Posted, require

router = APIRouter()


@router.get("/calls/new")
def call_form(request: Request, actor: Actor = Depends(require(*TAKES_CALLS)), draft: str = "") -> Response:
    """The form in the order people speak, empty or as its draft stands; of a registered call what came of it."""
    if not is_draft_id(draft):
        return call_page(request, actor, CallForm())
    found = call_drafting.taken_up(kit_of(request), actor, draft)
    if found.case_id:
        return _registered_before(found.case_id)
    return call_page(request, actor, found.form, key=draft, revision=found.revision)


@router.post("/calls")
def take_call(
    request: Request, actor: Actor = Depends(require(*TAKES_CALLS)), form_data: FormData = Posted
) -> Response:
    """Register the call and show the number to read out."""
    kit, key = kit_of(request), str(form_data.get("key", ""))
    form, wrong = read_fields(CallForm, form_data)
    revision = read_fields(Keeping, form_data)[0].revision
    faults = {**call_taking.call_faults(kit, form, actor), **wrong}
    if faults:
        if form.is_state_secret:
            call_drafting.discard(kit, actor, key)
        return call_page(request, actor, form, faults=faults, status=422, key=key, revision=revision)

    def work() -> Answer:
        case = call_taking.take_call(kit, form, actor, key)
        call_drafting.registered(kit, actor, key, case.id)
        return Answer({"case_id": case.id, "status": case.status}, 201)

    try:
        answer = once(kit, actor, key, form.model_dump(exclude={"call_seconds"}), work)
    except FieldsRefused as refused:
        return call_page(request, actor, form, faults=refused.fields, status=422, revision=revision)
    except Refused:
        if case_id := call_drafting.case_of(kit, actor, key):
            return _registered_before(case_id)
        raise
    return flash.redirect(f"/calls/{answer.body['case_id']}/registered")


@router.get("/calls/{case_id}/registered")
def registered(case_id: str, request: Request, actor: Actor = Depends(require(*TAKES_CALLS))) -> Response:
    """The number and the look-up code to read out to the caller."""
    kit = kit_of(request)
    case, _ = case_reading.case_for(kit, actor, case_id)
    return page(
        request, "call_registered.html", case=case, parent=duplicate_finding.followed_by(kit, actor, case),
        look_up_code=looking_up.code_to_read_out(kit, actor, case),
    )


def _registered_before(case_id: str) -> Response:
    return flash.redirect(f"/calls/{case_id}/registered", "call_registered_before", case_id)
