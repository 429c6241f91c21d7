"""Tables that people fill in or read: workbooks with headings and explanations, csv texts that no program reckons."""

import csv
import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import openpyxl
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter

from .cells import STARTERS

HEADING_FILL = PatternFill("solid", start_color="DCE6F1")
REQUIRED_FILL = PatternFill("solid", start_color="F8D7A6")
WIDTH, WIDE = 18, 40
AS_TEXT = "@"


@dataclass(frozen=True)
class SheetPattern:
    """A sheet to be filled in: headings, which of them are required, what each means, sample rows."""

    title: str
    headings: Sequence[str]
    required: frozenset[str] = frozenset()
    hints: Sequence[str] = ()
    rows: Sequence[Sequence[str]] = ()
    is_wide: bool = False


def workbook_bytes(patterns: Iterable[SheetPattern]) -> bytes:
    """A workbook; every cell is a text, so that codes keep their zeros."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for pattern in patterns:
        _add(book, pattern)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _add(book: openpyxl.Workbook, pattern: SheetPattern) -> None:
    sheet = book.create_sheet(pattern.title)
    sheet.append(list(pattern.headings))
    alignment = Alignment(wrap_text=pattern.is_wide, vertical="top")
    for place, heading in enumerate(pattern.headings, start=1):
        cell = sheet.cell(1, place)
        cell.font = Font(bold=True)
        cell.fill = REQUIRED_FILL if heading in pattern.required else HEADING_FILL
        if pattern.hints and pattern.hints[place - 1]:
            cell.comment = Comment(pattern.hints[place - 1], "市长公开电话", width=320, height=90)
        column = sheet.column_dimensions[get_column_letter(place)]
        column.width = WIDE if pattern.is_wide else WIDTH
        column.number_format = AS_TEXT
    for number, row in enumerate(pattern.rows, start=2):
        for place, text in enumerate(row, start=1):
            cell = sheet.cell(number, place, escaped(text))
            cell.number_format, cell.alignment = AS_TEXT, alignment
    sheet.freeze_panes = "A2"


def csv_bytes(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """A csv text that spreadsheet programs open in the right encoding, with cells that are never formulas."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(headings)
    writer.writerows([escaped(str(cell)) for cell in row] for row in rows)
    return out.getvalue().encode("utf-8-sig")


def escaped(cell: str) -> str:
    """The cell with a quotation mark before it where a program would take it for a formula."""
    return f"'{cell}" if cell[:1] in f"{STARTERS}\t\r\n" and cell else cell
