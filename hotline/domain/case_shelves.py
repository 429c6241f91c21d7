"""Where a case is listed: shelves, each a list that some page reads by key.

A line on a shelf says as much as sorting and filtering need; the row says the rest.
"""

from dataclasses import dataclass

from .case_boards import Board, boards_of, sort_key
from .case_row import CaseRow

SEPARATOR = "|"


@dataclass(frozen=True)
class ShelfLine:
    """One case on a shelf: by what it is ordered there, and what lists are filtered by."""

    order: str
    kind: str
    urgency: str
    leader_id: str
    unit_ids: tuple[str, ...]

    @classmethod
    def of(cls, row: CaseRow, order: str) -> "ShelfLine":
        """The line of a case, ordered by `order`."""
        return cls(order, row.kind, row.urgency, row.leader_id, tuple(part.unit_id for part in row.parts))

    @classmethod
    def read(cls, text: str) -> "ShelfLine":
        """The line from its text."""
        order, kind, urgency, leader_id, units = text.split(SEPARATOR)
        return cls(order, kind, urgency, leader_id, tuple(units.split(",")) if units else ())

    def text(self) -> str:
        """The line as it is kept: ids and codes, which hold no separator."""
        return SEPARATOR.join((self.order, self.kind, self.urgency, self.leader_id, ",".join(self.unit_ids)))


def board_shelf(board: Board) -> str:
    """Cases on a board of the center; those that are overdue are the first ones of another."""
    return f"board/{Board.ON_DUTY if board is Board.OVERDUE else board}"


def unit_shelf(unit_id: str) -> str:
    """Cases in which the unit owes its report."""
    return f"unit/{unit_id}"


def former_shelf(unit_id: str, year: int) -> str:
    """Cases registered in a year in which the unit had a part and owes nothing now."""
    return f"former/{unit_id}/{year}"


def operator_shelf(account_id: str, day: str) -> str:
    """Calls that an operator took on a day, ISO 8601."""
    return f"operator/{account_id}/{day}"


def leader_shelf(leader_id: str, year: int) -> str:
    """Cases that this leader, or the one they sit in for, instructed first in a year."""
    return f"leader/{leader_id}/{year}"


def instructed_shelf(year: int) -> str:
    """Cases that any leader instructed first in a year."""
    return f"instructed/{year}"


def shelves_of(row: CaseRow) -> dict[str, ShelfLine]:
    """Every shelf on which the case lies now, with its line there."""
    orders = {board_shelf(board): sort_key(board, row) for board in boards_of(row)}
    owing = {part.unit_id: part.due_at for part in row.open_parts}
    orders |= {unit_shelf(unit_id): due_at for unit_id, due_at in owing.items()}
    year = int(row.registered_at[:4])
    orders |= {former_shelf(unit, year): row.registered_at for unit in row.unit_ids if unit not in owing}
    orders[operator_shelf(row.registered_by, row.registered_at[:10])] = row.registered_at
    if row.instructed_at:
        instructed = int(row.instructed_at[:4])
        orders |= {leader_shelf(leader, instructed): row.instructed_at for leader in row.leader_ids}
        orders[instructed_shelf(instructed)] = row.instructed_at
    return {shelf: ShelfLine.of(row, order) for shelf, order in orders.items()}
