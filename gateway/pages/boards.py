"""The boards of the center: `/boards/{rule}`."""

from urllib.parse import urlencode

from fastapi import APIRouter, Depends, Request
from fastapi.responses import RedirectResponse, Response

from hotline.domain.case_boards import Board
from hotline.domain.errors import NotFound
from hotline.domain.roles import Actor

from ..boards import BoardWanted, board_page, counts_of
from ..kit import kit_of
from ..naming import names_of
from ..navigation import KEEPS_WATCH
from ..rendering import page
from ..session import require

router = APIRouter()
LINES_SHOWN = 50
WATCHER = Depends(require(*KEEPS_WATCH))


@router.get("/boards")
def first_board(actor: Actor = WATCHER) -> Response:
    """Go to the board that presses most."""
    return RedirectResponse(f"/boards/{Board.OVERDUE}", 303)


@router.get("/boards/{rule}")
def board(rule: str, request: Request, actor: Actor = WATCHER) -> Response:
    """A board, narrowed as the address says."""
    return _page(request, actor, rule, "boards/board.html")


@router.get("/boards/{rule}/part")
def board_part(rule: str, request: Request, actor: Actor = WATCHER) -> Response:
    """Its changing part alone, for a page that learned that something was changed."""
    return _page(request, actor, rule, "boards/rows.html")


def board_named(rule: str) -> Board:
    """The board of this rule. Raises: NotFound."""
    if rule not in set(Board):
        raise NotFound("没有这个看板，请从首页进入")
    return Board(rule)


def _page(request: Request, actor: Actor, rule: str, template: str) -> Response:
    kit, asked, named = kit_of(request), request.query_params, board_named(rule)
    wanted, token = BoardWanted.read(asked), asked.get("page_token", "")
    found = board_page(kit, actor, named, wanted, token, LINES_SHOWN)
    following = urlencode({**wanted.parameters, "page_token": found.next_token}) if found.next_token else ""
    here = urlencode({**wanted.parameters, **({"page_token": token} if token else {})})
    names = names_of(kit)
    return page(
        request, template, found=found, wanted=wanted, following=following, here=here, token=token,
        counts=counts_of(kit), names=names, Board=Board,
        unit_choices=[(one, names.get(one, one)) for one in found.units],
        leader_choices=[(one, names.get(one, one)) for one in found.leaders],
    )
