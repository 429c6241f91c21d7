"""The boards of the center: cases that a rule puts before people, and in words why (催办看板)."""

from collections.abc import Callable

from .case_row import UNHAPPY, CaseRow, PartRow
from .classification import Labelled
from .status import CaseStatus

REPEATS = 3


class Board(Labelled):
    """One rule each. `OVERDUE` is `ON_DUTY` by the clock: those of it whose limit has passed."""

    OVERDUE = "overdue", "超期未办结"
    NOT_SIGNED = "not_signed", "待签收"
    YELLOW = "yellow", "黄色催办"
    RED = "red", "红色催办"
    DISPUTED = "disputed", "退单、延期待裁定"
    SECOND_ROUND = "second_round", "二次批办"
    UNHAPPY = "unhappy", "回访不满意"
    REPEATED = "repeated", "反复反映"
    SUPERVISED = "supervised", "督办中"
    SHELVED = "shelved", "挂账"
    INCIDENT = "incident", "群体性突发情况"
    APPEALED = "appealed", "申诉待裁定"
    REVEALING = "revealing", "查看来话人待同意"
    ON_DUTY = "on_duty", "单位在办"
    OPEN = "open", "全部在办"


def _asking(row: CaseRow) -> list[PartRow]:
    return [part for part in row.open_parts if part.asks]


def _unsigned(row: CaseRow) -> list[PartRow]:
    return [part for part in row.open_parts if not part.signed_at and part.asks != "return"]


def _most_urged(row: CaseRow) -> int:
    return max((part.urged for part in row.open_parts), default=0)


_RULES: dict[Board, Callable[[CaseRow], bool]] = {
    Board.NOT_SIGNED: lambda row: bool(_unsigned(row)),
    Board.YELLOW: lambda row: _most_urged(row) == 1,
    Board.RED: lambda row: _most_urged(row) > 1,
    Board.DISPUTED: lambda row: bool(_asking(row)),
    Board.SECOND_ROUND: lambda row: row.round > 1 and row.is_open,
    Board.UNHAPPY: lambda row: row.satisfaction in UNHAPPY and row.is_open,
    Board.REPEATED: lambda row: row.is_open and not row.parent_id and told(row) >= REPEATS,
    Board.SUPERVISED: lambda row: row.status is CaseStatus.SUPERVISED,
    Board.SHELVED: lambda row: row.status is CaseStatus.SHELVED,
    Board.INCIDENT: lambda row: row.is_mass_incident and row.is_open,
    Board.APPEALED: lambda row: bool(row.appealed_at),
    Board.REVEALING: lambda row: bool(row.reveal_asked_at),
    Board.ON_DUTY: lambda row: bool(row.open_parts),
    Board.OPEN: lambda row: row.is_open,
}


def told(row: CaseRow) -> int:
    """How often the matter was brought up: this call, those that follow it, earlier ones of the same caller."""
    return 1 + row.children + row.told_before


def boards_of(row: CaseRow) -> list[Board]:
    """The boards on which the case lies, in their order, whatever the time is."""
    return [board for board, holds in _RULES.items() if holds(row)]


def lies_on(board: Board, row: CaseRow, now: str) -> bool:
    """Whether the rule of the board holds for this case at `now`, ISO 8601."""
    if board is Board.OVERDUE:
        return bool(row.due_at) and row.due_at < now
    return _RULES[board](row)


def concerned(board: Board, row: CaseRow) -> list[PartRow]:
    """The parts for whose sake the case lies on the board; all open ones where the rule names none."""
    match board:
        case Board.NOT_SIGNED:
            return _unsigned(row)
        case Board.DISPUTED:
            return _asking(row)
        case Board.YELLOW | Board.RED:
            return [part for part in row.open_parts if part.urged == _most_urged(row)]
        case Board.SUPERVISED:
            return [part for part in row.open_parts if part.supervised_at] or row.open_parts
        case _:
            return row.open_parts


def sort_key(board: Board, row: CaseRow) -> str:
    """By what the board is ordered, ascending: mostly the limit; the day of review, the appeal, where those press."""
    match board:
        case Board.SHELVED:
            return row.review_on
        case Board.APPEALED:
            return row.appealed_at
        case Board.REVEALING:
            return row.reveal_asked_at
        case _:
            return row.due_at or "9999"
