"""Puts the rows of one table together, within the bounds of a file."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from .cells import text_fault
from .tables import MOST_COLUMNS, MOST_ROWS, Table, TablesRead


@dataclass
class Collecting:
    """Takes a file's tables one after another."""

    read: TablesRead = field(default_factory=TablesRead)
    rows: int = 0

    def table(self, sheet: str, lines: Iterable[list[str]]) -> None:
        """Take a table whose first line are the headings; empty lines are left out, numbers stay."""
        numbered: Iterator[tuple[int, list[str]]] = iter(enumerate(lines, start=1))
        headings = _trimmed(next(numbered, (1, []))[1])
        if not any(headings):
            return
        if len(headings) > MOST_COLUMNS:
            return self.read.refuse(sheet, f"列数超过 {MOST_COLUMNS}，请按模板填写")
        table = Table(sheet=sheet, headings=headings)
        self.read.tables.append(table)
        for number, line in numbered:
            cells = _trimmed(line)
            if not any(cells):
                continue
            if self.rows >= MOST_ROWS:
                return self.read.refuse(sheet, f"一个文件最多 {MOST_ROWS} 行，请分成几个文件", number)
            self.rows += 1
            self._row(table, number, cells)

    def _row(self, table: Table, number: int, cells: list[str]) -> None:
        width = len(table.headings)
        if len(cells) > width:
            self.read.refuse(table.sheet, "该行的内容超出了标题的列数，请核对", number)
        for heading, cell in zip(table.headings, cells, strict=False):
            if fault := text_fault(cell):
                self.read.refuse(table.sheet, fault, number, heading)
        table.rows.append((number, (cells + [""] * width)[:width]))


def _trimmed(cells: list[str]) -> list[str]:
    last = max((place for place, cell in enumerate(cells, start=1) if cell), default=0)
    return cells[:last]
