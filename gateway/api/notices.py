"""Notices for programs: lists, confirming, sending again."""

from collections.abc import Callable
from typing import Any

from fastapi import APIRouter, Depends, Query, Request
from fastapi.responses import JSONResponse, Response

from hotline.domain.notices import Notice
from hotline.domain.roles import Actor

from .. import notice_desk
from ..kit import kit_of
from ..navigation import MINDS_FAILED_NOTICES, READS_NOTICES
from ..once import Answer
from ..openapi import door
from ..paging import Size, Token, page_of, place_in
from ..session import require
from .answers import NoticePage, NoticeState
from .bodies import Key
from .done_once import done_once

router = APIRouter(tags=["通知"])


@router.get("/notices")
@door("通知列表", gives=NoticePage, refuses=("not_found",))
def notices(
    request: Request, actor: Actor = Depends(require(*READS_NOTICES)), shown: str = Query("mine", alias="list"),
    page_token: str = Token, page_size: int = Size,
) -> Response:
    """What this person was told (`mine`); for the center also what `failed` and what went out lately (`recent`)."""
    before = place_in(page_token, str, str)
    rows = notice_desk.listed(kit_of(request), actor, shown, page_size + 1, before)
    found, token = page_of(rows, _place, page_token, page_size, descending=True)
    return JSONResponse({"notices": found, "next_page_token": token})


@router.post("/notices/{notice_id}/acknowledge")
@door("签收通知", gives=NoticeState, refuses=("version_conflict",))
def acknowledge(
    notice_id: str, request: Request, actor: Actor = Depends(require(*READS_NOTICES)), key: str = Key
) -> Response:
    """Confirm having read it, as the person told or as one of the unit told."""
    return _do(request, actor, ["acknowledge", notice_id], key, lambda: notice_desk.acknowledge(
        kit_of(request), actor, notice_id))


@router.post("/notices/{notice_id}/send_again")
@door("重发通知", gives=NoticeState, refuses=("transition_refused", "version_conflict"))
def send_again(
    notice_id: str, request: Request, actor: Actor = Depends(require(*MINDS_FAILED_NOTICES)), key: str = Key
) -> Response:
    """Have one that failed tried anew."""
    return _do(request, actor, ["send_again", notice_id], key, lambda: notice_desk.send_again(
        kit_of(request), notice_id))


def _place(row: dict[str, Any]) -> tuple[str, str]:
    return row["made_at"], row["id"]


def _do(request: Request, actor: Actor, asked: list[str], key: str, act: Callable[[], Notice]) -> Response:
    def work() -> Answer:
        notice = act()
        return Answer({"id": notice.id, "state": notice.state})

    return done_once(kit_of(request), actor, key, asked, work)
