"""A workbook (xlsx) as tables: streamed, values as they are kept, no formula, no merged or hidden table."""

import io
import re
import zipfile
from collections.abc import Iterator
from typing import Any

import openpyxl
from openpyxl.utils.exceptions import InvalidFileException

from ..domain.errors import Refused
from .cells import text_of
from .collecting import Collecting
from .office_files import REFUSAL, office_type
from .tables import MOST_COLUMNS, MOST_ROWS

LAST_ROW = MOST_ROWS + 2_000
"""Beyond it nothing is looked at: a table may have some empty rows, not a million."""
MOST_SHEETS = 30
_MERGED = re.compile(rb'<mergeCell\s+ref="([A-Z]{1,3}\d{1,7}:[A-Z]{1,3}(\d{1,7}))"')
PIECE_BYTES = 1 << 20


def read_workbook(content: bytes, collecting: Collecting) -> None:
    """Take every visible sheet that isn't empty.

    Raises: Refused: it is no sound workbook, or unpacks to more than a file may hold.
    """
    office_type(content)
    try:
        book = openpyxl.load_workbook(io.BytesIO(content), read_only=True, keep_links=False, data_only=False)
        if len(book.worksheets) > MOST_SHEETS:
            raise Refused(f"工作表超过 {MOST_SHEETS} 张，请按模板填写")
        for sheet in book.worksheets:
            _take(sheet, content, collecting)
    except (zipfile.BadZipFile, InvalidFileException, KeyError, ValueError, TypeError, AttributeError, IndexError):
        raise Refused(REFUSAL) from None


def _take(sheet: Any, content: bytes, collecting: Collecting) -> None:
    if sheet.sheet_state != "visible":
        collecting.read.refuse(sheet.title, "工作表是隐藏的，没有读取；需要导入的请取消隐藏，不需要的请删除")
        return
    for area in _merged(sheet, content):
        collecting.read.refuse(sheet.title, f"{area} 是合并单元格，请取消合并后逐格填写")
    collecting.table(sheet.title, _lines(sheet, collecting))


def _lines(sheet: Any, collecting: Collecting) -> Iterator[list[str]]:
    for number, row in enumerate(sheet.iter_rows(max_col=MOST_COLUMNS + 1, max_row=LAST_ROW), start=1):
        texts = []
        for place, cell in enumerate(row):
            kind = getattr(cell, "data_type", "n")
            if kind in ("f", "e"):
                text = "是公式，请复制后选择性粘贴为数值" if kind == "f" else "是错误值，请改正"
                collecting.read.refuse(sheet.title, f"第 {place + 1} 列的单元格{text}", number)
                texts.append("")
            else:
                texts.append(text_of(cell.value))
        yield texts


def _merged(sheet: Any, content: bytes) -> list[str]:
    """Areas of merged cells below the headings; at most ten are named."""
    areas, seam = [], b""
    with zipfile.ZipFile(io.BytesIO(content)) as packed, packed.open(sheet._worksheet_path) as part:
        while piece := part.read(PIECE_BYTES):
            text = seam + piece
            areas += [area.decode() for area, last in _MERGED.findall(text) if int(last) > 1]
            seam = piece[-60:]
    return list(dict.fromkeys(areas))[:10]
