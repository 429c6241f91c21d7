"""What lies on a board, filtered and by pages; read from shelves and rows, never from whole cases."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from hotline.calendar.workdays import WorkCalendar
from hotline.domain.access import View, view_of_row
from hotline.domain.case_boards import Board, concerned, lies_on
from hotline.domain.case_row import CaseRow, PartRow
from hotline.domain.case_shelves import ShelfLine, board_shelf
from hotline.domain.errors import FieldsRefused
from hotline.domain.roles import Actor

from ..days_left import DaysLeft, days_left
from ..kit import Kit
from ..paging import page_of
from .reasons import reason_of

FILTERS = ("unit", "kind", "urgency", "leader")
LONGEST_FILTER = 60


@dataclass(frozen=True)
class BoardWanted:
    """What a board is narrowed to; empty fields don't narrow."""

    unit: str = ""
    kind: str = ""
    urgency: str = ""
    leader: str = ""

    @classmethod
    def read(cls, asked: Mapping[str, str]) -> "BoardWanted":
        """From the parameters of an address. Raises: FieldsRefused: longer than any id or code."""
        wanted = {name: asked.get(name, "") for name in FILTERS}
        if wrong := {name: "筛选条件无效" for name, value in wanted.items() if len(value) > LONGEST_FILTER}:
            raise FieldsRefused(wrong)
        return cls(**wanted)

    @property
    def parameters(self) -> dict[str, str]:
        """Those that narrow."""
        return {name: value for name in FILTERS if (value := getattr(self, name))}

    def takes(self, line: ShelfLine) -> bool:
        """Whether a case with this line is meant."""
        is_of_unit = not self.unit or self.unit in line.unit_ids
        return is_of_unit and self.kind in ("", line.kind) and self.urgency in ("", line.urgency) and (
            self.leader in ("", line.leader_id)
        )


@dataclass(frozen=True)
class BoardLine:
    """One row of a board: the case, the parts for whose sake it is there, why, and the time left."""

    row: CaseRow
    parts: list[PartRow]
    reason: str
    left: DaysLeft


@dataclass(frozen=True)
class BoardPage:
    """A page of a board. `count` cases are meant in all, `units` and `leaders` those that one may narrow to."""

    board: Board
    lines: list[BoardLine]
    count: int
    next_token: str
    units: list[str]
    leaders: list[str]


def counts_of(kit: Kit) -> dict[Board, int]:
    """How many cases lie on each board."""
    counted = kit.case_rows.counts([board_shelf(board) for board in Board if board is not Board.ON_DUTY])
    on_duty, now = kit.case_rows.on(board_shelf(Board.ON_DUTY)), _iso(kit.clock.now())
    counts = {board: counted.get(board_shelf(board), 0) for board in Board}
    return counts | {
        Board.ON_DUTY: len(on_duty), Board.OVERDUE: sum(line.order < now for line in on_duty.values())
    }


def board_page(kit: Kit, actor: Actor, board: Board, wanted: BoardWanted, token: str, size: int) -> BoardPage:
    """The page after `token`, due first. Raises: FieldsRefused: the token isn't one of this list."""
    now, calendar = kit.clock.now(), kit.calendars.current()
    lines = kit.case_rows.on(board_shelf(board))
    if board is Board.OVERDUE:
        lines = {case_id: line for case_id, line in lines.items() if line.order < _iso(now)}
    meant = [(case_id, line) for case_id, line in lines.items() if wanted.takes(line)]
    shown, next_token = page_of(meant, lambda one: (one[1].order, one[0]), token, size)
    rows = kit.case_rows.several([case_id for case_id, _ in shown])
    return BoardPage(
        board, [_line(board, row, calendar, now) for row in rows if _is_there(actor, board, row, now)], len(meant),
        next_token, sorted({unit for line in lines.values() for unit in line.unit_ids}),
        sorted({line.leader_id for line in lines.values() if line.leader_id}),
    )


def _is_there(actor: Actor, board: Board, row: CaseRow, now: datetime) -> bool:
    return view_of_row(actor, row) is not View.NONE and lies_on(board, row, _iso(now))


def _line(board: Board, row: CaseRow, calendar: WorkCalendar, now: datetime) -> BoardLine:
    parts = concerned(board, row)
    due_at = min((part.due_at for part in parts), default=row.due_at)
    return BoardLine(row, parts, reason_of(board, row, parts), days_left(calendar, due_at, now))


def _iso(at: datetime) -> str:
    return at.isoformat(timespec="seconds")
