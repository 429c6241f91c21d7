"""Files from outside become texts within bounds; what is dangerous or unclear is a fault with a place."""

import io
import zipfile
from datetime import datetime

import openpyxl
import pytest

from hotline.domain.errors import Refused
from hotline.spreadsheets import csv_bytes, escaped, read_file
from hotline.spreadsheets.tables import LONGEST_CELL


def book(fill) -> bytes:
    """A workbook made by `fill`, which gets its first sheet."""
    made, out = openpyxl.Workbook(), io.BytesIO()
    made.active.append(["旧编号", "标题"])
    fill(made.active)
    made.save(out)
    return out.getvalue()


def repacked(content: bytes, name: str, more: bytes) -> bytes:
    """The workbook with a part added or put in its place."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.namelist():
            if entry != name:
                new.writestr(entry, old.read(entry))
        new.writestr(name, more)
    return out.getvalue()


def told(content: bytes, name: str = "x.xlsx") -> list[str]:
    """The faults' texts."""
    return [fault.text for fault in read_file(name, content).faults]


@pytest.mark.parametrize("text", ["=1+1", "＝cmd", "@SUM(A1)", "-2+3+cmd|' /C calc'!A0", "+cmd"])
def test_what_begins_like_a_formula_is_a_fault(text):
    """In a csv as in a workbook, also in full width."""
    found = read_file("旧.csv", f"旧编号,标题\n1,\"{text}\"\n".encode()).faults
    assert [(fault.row, fault.column) for fault in found] == [(2, "标题")]


def test_formulas_merged_and_hidden_tables_are_faults():
    """Nothing is reckoned and nothing guessed at."""
    assert "公式" in told(book(lambda sheet: sheet.append(["1", "=HYPERLINK(\"http://x\")"])))[0]
    assert "合并" in told(book(lambda sheet: (sheet.append(["1", "a"]), sheet.merge_cells("A2:B3"))))[0]
    assert "隐藏" in told(book(lambda sheet: setattr(sheet.parent.create_sheet("乙"), "sheet_state", "hidden")))[0]


def test_numbers_and_days_become_what_people_write():
    """Whole numbers have no point, days are ISO, telephone numbers may begin with a plus."""
    read = read_file("x.xlsx", book(lambda sheet: sheet.append([12.0, datetime(2024, 5, 6, 9, 30)])))
    assert read.tables[0].rows == [(2, ["12", "2024-05-06 09:30"])]
    assert not read_file("x.csv", "旧编号,标题\n1,+86 633 8000000\n".encode()).faults


def test_bombs_and_links_are_refused():
    """A part that unpacks to more than it may, a definition, a link to load: the file is refused in words."""
    sound = book(lambda sheet: None)
    assert "过大" in told(repacked(sound, "xl/media/a.bin", b"\0" * 60_000_000))[0]
    link = b'<Relationships><Relationship Id="r1" TargetMode="External" Target="http://x"/></Relationships>'
    assert "外部" in told(repacked(sound, "xl/worksheets/_rels/sheet1.xml.rels", link))[0]
    entity = b'<!DOCTYPE x [<!ENTITY a "b">]><worksheet/>'
    assert told(repacked(sound, "xl/worksheets/sheet1.xml", entity))


def test_a_cell_far_away_and_a_long_one_are_told():
    """The last column and row of a sheet aren't walked to; a cell has a longest text."""
    far = book(lambda sheet: (sheet.cell(2, 16_384, "x"), sheet.cell(1_048_576, 1, "y"), sheet.cell(3, 1, "1")))
    assert [row for row, _ in read_file("x.xlsx", far).tables[0].rows] == [3]
    assert "超过" in told(book(lambda sheet: sheet.append(["1", "长" * (LONGEST_CELL + 1)])))[0]


def test_encodings_of_csv():
    """UTF-8 with its mark and GB18030 are read; others are refused in words."""
    for encoding in ("utf-8-sig", "gb18030"):
        assert read_file("x.csv", "旧编号,标题\n1,路灯\n".encode(encoding)).tables[0].rows == [(2, ["1", "路灯"])]
    assert "CSV" in told("旧编号".encode("utf-16"), "x.csv")[0]
    with pytest.raises(Refused):
        read_file("x.csv", b"")


def test_what_is_written_for_people_is_never_a_formula():
    """Cells of our own lists are escaped."""
    assert escaped("=1") == "'=1" and escaped("＋1") == "'＋1" and escaped("路灯") == "路灯"
    assert b"'=1" in csv_bytes(["a"], [["=1"]])
