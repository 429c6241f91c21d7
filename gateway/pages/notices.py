"""The page of notices: mine to confirm, and for the center those that failed."""

from fastapi import APIRouter, Depends, Request
from fastapi.responses import Response
from starlette.datastructures import FormData

from hotline.domain.roles import Actor

from .. import flash, notice_desk
from ..kit import kit_of
from ..navigation import MINDS_FAILED_NOTICES, READS_NOTICES
from ..rendering import page
from ..session import Posted, require

router = APIRouter()
Minders = Depends(require(*MINDS_FAILED_NOTICES))


@router.get("/notices")
def notices(request: Request, actor: Actor = Depends(require(*READS_NOTICES))) -> Response:
    """What this person was told, newest first."""
    found = {"failed": None, "recent": None, **notice_desk.lists(kit_of(request), actor)}
    return page(request, "notices.html", **found)


@router.post("/notices/send_again")
def send_all_again(request: Request, actor: Actor = Minders, form_data: FormData = Posted) -> Response:
    """Have all failed ones tried anew."""
    notice_desk.send_all_again(kit_of(request))
    return flash.redirect("/notices", "sent_again")


@router.post("/notices/{notice_id}/acknowledge")
def acknowledge(
    notice_id: str, request: Request, actor: Actor = Depends(require(*READS_NOTICES)), form_data: FormData = Posted
) -> Response:
    """Confirm one; a second time changes nothing."""
    notice_desk.acknowledge(kit_of(request), actor, notice_id)
    return flash.redirect("/notices", "acknowledged")


@router.post("/notices/{notice_id}/send_again")
def send_again(
    notice_id: str, request: Request, actor: Actor = Minders, form_data: FormData = Posted
) -> Response:
    """Have one tried anew."""
    notice_desk.send_again(kit_of(request), notice_id)
    return flash.redirect("/notices", "sent_again")
