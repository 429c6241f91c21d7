"""The boards of the center, for programs."""

from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query, Request
from fastapi.responses import JSONResponse, Response
from pydantic import BaseModel, Field

from hotline.domain.case_boards import Board
from hotline.domain.roles import Actor

from ..boards import BoardLine, BoardWanted, board_page, counts_of
from ..kit import kit_of
from ..navigation import KEEPS_WATCH
from ..openapi import door
from ..pages.boards import board_named
from ..paging import Size, Token
from ..session import require
from .answers import CaseId, Count, Instant, NextToken, Status

router = APIRouter(prefix="/boards", tags=["案件"])
WATCHER = Depends(require(*KEEPS_WATCH))
Narrowed = Annotated[str, Query(max_length=60, description="只列此项的；空为不限")]


class BoardCount(BaseModel):
    """一个看板"""

    rule: str = Field(description="看板", examples=["overdue"])
    label: str = Field(description="名称", examples=["超期未办结"])
    count: Count


class BoardCounts(BaseModel):
    """全部看板及件数"""

    boards: list[BoardCount]


class BoardRow(BaseModel):
    """看板上的一件"""

    case_id: CaseId
    status: Status
    subject: str
    kind: str = Field(examples=["help"])
    urgency: str = Field(examples=["ordinary"])
    units: list[str] = Field(description="承办单位编号，主办在前", examples=[["gongshui"]])
    leader_id: str
    round: int
    registered_at: Instant
    due_at: Instant
    left: str = Field(description="剩余工作日", examples=["剩 3 个工作日"])
    reason: str = Field(description="列入的原因")


class BoardTold(BaseModel):
    """看板的一页，期限在前的在前"""

    rule: str = Field(examples=["overdue"])
    cases: list[BoardRow]
    count: Count
    next_page_token: NextToken


@router.get("")
@door("看板及件数", gives=BoardCounts)
def boards(request: Request, actor: Actor = WATCHER) -> Response:
    """How many cases lie on each board."""
    counts = counts_of(kit_of(request))
    return JSONResponse({
        "boards": [{"rule": board.value, "label": board.label, "count": counts[board]} for board in Board]
    })


@router.get("/{rule}")
@door("一个看板", gives=BoardTold, refuses=("not_found",))
def board(
    rule: str, request: Request, actor: Actor = WATCHER, unit: Narrowed = "", kind: Narrowed = "",
    urgency: Narrowed = "", leader: Narrowed = "", page_token: str = Token, page_size: int = Size,
) -> Response:
    """A board, due first, by pages."""
    named, wanted = board_named(rule), BoardWanted(unit, kind, urgency, leader)
    found = board_page(kit_of(request), actor, named, wanted, page_token, page_size)
    return JSONResponse({
        "rule": named.value, "cases": [_told(line) for line in found.lines], "count": found.count,
        "next_page_token": found.next_token,
    })


def _told(line: BoardLine) -> dict[str, Any]:
    row = line.row
    return {
        "case_id": row.id, "status": row.status, "subject": row.subject, "kind": row.kind, "urgency": row.urgency,
        "units": [part.unit_id for part in row.parts], "leader_id": row.leader_id, "round": row.round,
        "registered_at": row.registered_at, "due_at": row.due_at, "left": line.left.words, "reason": line.reason,
    }
