"""Brings a table's lines under their columns: which table it is, which heading fills which field."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from .columns import COLUMNS, Column
from .faults import Fault, Faults
from .kinds import TableKind


@dataclass(frozen=True)
class Lines:
    """A table as it was brought. `lines` are the number of each and its cells."""

    file: str
    sheet: str
    headings: Sequence[str]
    lines: Sequence[tuple[int, Sequence[str]]]


@dataclass(frozen=True)
class Line:
    """One line under its columns: field → text."""

    file: str
    sheet: str
    row: int
    cells: dict[str, str]

    def fault(self, text: str, column: Column | None = None) -> Fault:
        """A fault at this line."""
        heading = column.heading if column else ""
        return Fault(file=self.file, sheet=self.sheet, row=self.row, column=heading, text=text)


def kind_of(table: Lines) -> TableKind | None:
    """By the name of the sheet or file, else the only one whose required headings are all there."""
    if kind := TableKind.named(table.sheet):
        return kind
    given = set(map(_heading, table.headings))
    fitting = [
        kind for kind, columns in COLUMNS.items()
        if {c.heading for c in columns if c.is_required} <= given <= {c.heading for c in columns}
    ]
    return fitting[0] if len(fitting) == 1 else None


def lines_of(table: Lines, kind: TableKind, faults: Faults) -> Iterator[Line]:
    """The lines under their columns; nothing is left out silently: a heading that nobody knows is a fault."""
    by_heading = {column.heading: column for column in COLUMNS[kind]}
    headings = [_heading(heading) for heading in table.headings]
    unknown = [heading for heading in headings if heading not in by_heading]
    missing = [c.heading for c in COLUMNS[kind] if c.is_required and c.heading not in headings]
    doubled = sorted({heading for heading in headings if headings.count(heading) > 1})
    for words, found in (
        ("有不认识的列，请按模板改名或删除：", unknown), ("缺少必填的列，请按模板补上：", missing),
        ("有重复的列：", doubled),
    ):
        if found:
            named = "、".join(heading[:20] or "（空标题）" for heading in found[:8])
            faults.add(Fault(file=table.file, sheet=table.sheet, row=1, text=words + named))
    if missing or unknown or doubled:
        return
    names = [by_heading[heading].name for heading in headings]
    for row, cells in table.lines:
        yield Line(table.file, table.sheet, row, dict(zip(names, cells, strict=True)))


def _heading(text: str) -> str:
    """A heading without the marks that people put to required ones."""
    return "".join(text.split()).strip("*＊ ")
