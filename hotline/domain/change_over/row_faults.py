"""Puts the faults of a form beside the columns of its line."""

from collections.abc import Iterable

from .columns import COLUMNS
from .faults import Faults
from .kinds import TableKind
from .plan import Row
from .tables import Line


def tell(line: Line, kind: TableKind, found: dict[str, str], faults: Faults) -> bool:
    """Note what a form finds wrong; whether it is sound."""
    columns = {column.name: column for column in COLUMNS[kind]}
    for name, text in found.items():
        faults.add(line.fault(text, columns.get(name)))
    return not found


def doubled(line: Line, kind: TableKind, name: str, seen: dict[str, Line], faults: Faults) -> bool:
    """Whether another line of the import has the same in this column, which is told."""
    value = line.cells[name]
    first = seen.setdefault(value, line)
    if first is line:
        return False
    column = next(column for column in COLUMNS[kind] if column.name == name)
    faults.add(line.fault(f"与{first.sheet}第 {first.row} 行重复，请只保留一行", column))
    return True


def row(line: Line, record: dict, change: str = "new") -> Row:
    """A sound line, to be written."""
    return Row(file=line.file, sheet=line.sheet, row=line.row, record=record, change=change)


def change_against(before: object | None, after: object) -> str:
    """new | changed | same."""
    return "new" if before is None else "same" if before == after else "changed"


def by_id(entries: Iterable) -> dict:
    """Entries of the directory by their code."""
    return {entry.id: entry for entry in entries}
