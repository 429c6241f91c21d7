"""Drafts of calls, for the script of the call page and for who throws one away (R-5.1.1)."""

from fastapi import APIRouter, Depends, Request
from fastapi.responses import JSONResponse, Response
from starlette.datastructures import FormData

from hotline.domain.call_drafts import CallRegisteredBefore
from hotline.domain.errors import FieldsRefused, Refused
from hotline.domain.intake import CallForm
from hotline.domain.roles import Actor

from .. import call_drafting, flash
from ..call_drafting import Keeping
from ..form_reading import read_fields
from ..kit import kit_of
from ..navigation import TAKES_CALLS
from ..once import Answer, once
from ..session import Posted, require

router = APIRouter()


@router.post("/calls/drafts/{draft_id}")
def keep(
    draft_id: str, request: Request, actor: Actor = Depends(require(*TAKES_CALLS)), form_data: FormData = Posted
) -> Response:
    """Keep what stands on the page; the page's script asks, and says the answer."""
    keeping, _ = read_fields(Keeping, form_data)
    form, _ = read_fields(CallForm, form_data)
    try:
        saved_at = call_drafting.keep(kit_of(request), actor, draft_id, keeping, form)
    except CallRegisteredBefore as registered:
        return JSONResponse({"code": registered.code, "case_id": registered.case_id, "detail": registered.message}, 409)
    except FieldsRefused as refused:
        return JSONResponse({"code": refused.code, "detail": refused.message}, 422)
    except Refused as refused:
        return JSONResponse({"code": refused.code, "detail": refused.message}, 409)
    return JSONResponse({"saved_at": saved_at})


@router.post("/calls/drafts/{draft_id}/discard")
def discard(
    draft_id: str, request: Request, actor: Actor = Depends(require(*TAKES_CALLS)), form_data: FormData = Posted
) -> Response:
    """Throw one away."""
    kit = kit_of(request)

    def work() -> Answer:
        call_drafting.discard(kit, actor, draft_id)
        return Answer({"draft_id": draft_id})

    once(kit, actor, str(form_data.get("key", "")), ["discard_draft", draft_id], work)
    return flash.redirect("/calls/new", "draft_discarded")
