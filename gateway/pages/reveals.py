"""Being shown a protected caller: the request with its reason, and the second person's answer."""

from fastapi import APIRouter, Depends, Request
from fastapi.responses import Response
from starlette.datastructures import FormData

from hotline.domain.errors import FieldsRefused
from hotline.domain.revealing import RevealDecision, RevealForm
from hotline.domain.roles import Actor, Role

from .. import flash, identity_revealing
from ..form_reading import read_fields
from ..kit import kit_of
from ..session import Posted, require
from .cases import case_with_faults

router = APIRouter()


@router.post("/cases/{case_id}/reveals")
def ask(
    case_id: str, request: Request, actor: Actor = Depends(require(Role.CENTER_HEAD, Role.SUPERVISION_SECTION)),
    form_data: FormData = Posted,
) -> Response:
    """Ask to be shown who called."""
    form, _ = read_fields(RevealForm, form_data)
    try:
        identity_revealing.ask(kit_of(request), actor, case_id, form, str(form_data.get("key", "")))
    except FieldsRefused as refused:
        return case_with_faults(request, actor, case_id, refused.fields)
    return flash.redirect(f"/cases/{case_id}#identity", "reveal_asked")


@router.post("/cases/{case_id}/reveals/{reveal_id}/decision")
def decide(
    case_id: str, reveal_id: str, request: Request,
    actor: Actor = Depends(require(Role.CENTER_HEAD, Role.SHIFT_LEADER)), form_data: FormData = Posted,
) -> Response:
    """Answer somebody's request."""
    form, _ = read_fields(RevealDecision, form_data)
    try:
        identity_revealing.decide(kit_of(request), actor, case_id, reveal_id, form, str(form_data.get("key", "")))
    except FieldsRefused as refused:
        return case_with_faults(request, actor, case_id, refused.fields)
    return flash.redirect(f"/cases/{case_id}#identity", "reveal_decided")
