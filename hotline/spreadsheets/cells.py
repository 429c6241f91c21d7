"""One cell as a text: what was meant, without its dangers."""

import re
from datetime import date, datetime, time
from typing import Any

from .tables import LONGEST_CELL

STARTERS = "=+-@＝＋－＠"
"""A text that begins so is reckoned as a formula by some program. Source: OWASP, CSV injection; `TRUST`, doors."""
_NUMBER = re.compile(r"[+＋\-－][\d\s()（）.,-]{1,40}")
_HIDDEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufffe\uffff]")


def text_of(value: Any) -> str:
    """A value of a spreadsheet as people write it: days in ISO, whole numbers without a point, 是 and 否."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, datetime):
        return value.strftime("%Y-%m-%d") if value.time() == time() else value.strftime("%Y-%m-%d %H:%M")
    if isinstance(value, date | time):
        return value.isoformat()[:10]
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    return str(value).replace("\r\n", "\n").replace("\r", "\n").strip()


def text_fault(text: str) -> str:
    """What is wrong with a cell's text, or an empty string."""
    if len(text) > LONGEST_CELL:
        return f"单元格内容超过 {LONGEST_CELL} 字，请精简"
    if text[:1] in STARTERS and text and not _NUMBER.fullmatch(text):
        return "内容以 = + - @ 等符号开头，会被当作公式，请去掉开头的符号"
    if _HIDDEN.search(text):
        return "含有看不见的控制字符，请重新键入内容"
    return ""
