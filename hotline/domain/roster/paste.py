"""A roster pasted from a spreadsheet: one shift a line, in the order 日期、时间、话务员、上岗编号、台席."""

import re
import unicodedata
from collections.abc import Sequence
from datetime import date

from ..directory import Account
from ..errors import FieldsRefused
from ..forms import Form
from .forms import ShiftForm

MOST_LINES = 500
LONGEST_LINE = 200
_DAY = re.compile(r"(?:(\d{4})[-/.年])?(\d{1,2})[-/.月](\d{1,2})日?")
_TIMES = re.compile(r"(\d{1,2}):(\d{2})\s*[-~至到—–]+\s*(?:次日)?(\d{1,2}):(\d{2})")


class PastedForm(Form):
    """The lines as they were pasted."""

    rows: str = ""

    def shifts(self, accounts: Sequence[Account], year: int) -> list[ShiftForm]:
        """The shifts, `year` for days that name none. A heading and empty lines are passed over.

        Raises: FieldsRefused: line by line what is wrong; nothing may be taken then.
        """
        lines = [(place, line) for place, line in enumerate(self.rows.splitlines(), 1) if line.strip()]
        if not lines:
            raise FieldsRefused({"rows": "请粘贴排班表，一行一班：日期、时间、话务员、上岗编号、台席"})
        if len(lines) > MOST_LINES:
            raise FieldsRefused({"rows": f"一次最多 {MOST_LINES} 行，请分几次粘贴"})
        shifts, faults = [], []
        for place, line in lines:
            if "日期" in line and place == lines[0][0]:
                continue
            try:
                shifts.append(_shift(line, accounts, year))
            except ValueError as wrong:
                faults.append(f"第 {place} 行：{wrong}")
        if faults:
            raise FieldsRefused({"rows": "；".join(faults)})
        return shifts


def _shift(line: str, accounts: Sequence[Account], year: int) -> ShiftForm:
    """Raises: ValueError: what is wrong, in Chinese, without what stands in the line."""
    plain = unicodedata.normalize("NFKC", line[:LONGEST_LINE]).strip()
    cells = [cell.strip() for cell in (plain.split("\t") if "\t" in plain else re.split(r"[,，\s]+", plain))]
    if len(cells) < 3:
        raise ValueError("应有日期、时间、话务员三栏")
    day, times, who, number, seat = (*cells, "", "")[:5]
    found, hours = _DAY.fullmatch(day), _TIMES.fullmatch(times)
    if not found:
        raise ValueError("日期应写成 2026-11-24 的样子")
    if not hours:
        raise ValueError("时间应写成 08:30-17:30 的样子")
    form = ShiftForm(
        account_id=_account(who, accounts), operator_number=number, seat=seat, days=[_iso(found, year)],
        begins=f"{int(hours[1]):02d}:{hours[2]}", ends=f"{int(hours[3]):02d}:{hours[4]}",
    )
    if faults := form.faults():
        raise ValueError("，".join(faults.values()))
    return form


def _iso(found: re.Match[str], year: int) -> str:
    try:
        return date(int(found[1] or year), int(found[2]), int(found[3])).isoformat()
    except ValueError:
        raise ValueError("没有这一天") from None


def _account(who: str, accounts: Sequence[Account]) -> str:
    """By account, by number, or by a name that only one operator has."""
    for chosen in ("id", "operator_number", "name"):
        named = [one for one in accounts if getattr(one, chosen) == who]
        if len(named) > 1:
            raise ValueError("有同名的话务员，请填账号")
        if named:
            return named[0].id
    raise ValueError("没有这位在岗的话务员，请填姓名、账号或固定编号")
