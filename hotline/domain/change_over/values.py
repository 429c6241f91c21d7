"""What a cell means: days, instants, yes and no, the words of a code, several of them."""

import re
from collections.abc import Iterable
from datetime import date, datetime, time, timedelta

from ...calendar.clock import ZONE
from ..classification import Labelled

FIRST_SERIAL, LAST_SERIAL = 20_000, 80_000
_SERIAL_BEGINS = date(1899, 12, 30)
_DAY = re.compile(r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?")
_TIME = re.compile(r"[T\s]*(\d{1,2})\s*[:：时]\s*(\d{1,2})(?:\s*[:：分]\s*\d{1,2})?\s*[分秒]?")
_BETWEEN = re.compile(r"[、,，;；\n]+")
YES = frozenset({"是", "有", "Y", "y", "1", "true", "TRUE"})
NO = frozenset({"否", "无", "N", "n", "0", "false", "FALSE"})


def day(text: str) -> date:
    """2024-05-06, 2024/5/6, 2024.5.6, 2024年5月6日, or the number a spreadsheet keeps. Raises: ValueError."""
    return instant(text, time()).date()


def instant(text: str, at: time) -> datetime:
    """A day with or without the time of day, which is `at` then, in the city's zone. Raises: ValueError."""
    text = text.strip()
    if re.fullmatch(r"\d{5}(\.\d+)?", text) and FIRST_SERIAL <= float(text) <= LAST_SERIAL:
        return _of_serial(float(text), at)
    found = _DAY.match(text)
    if not found:
        raise ValueError("认不出日期，请写成 2024-05-06 或 2024-05-06 09:30")
    rest = text[found.end():].strip()
    clock = _TIME.fullmatch(rest) if rest else None
    if rest and not clock:
        raise ValueError("认不出时间，请写成 2024-05-06 09:30")
    try:
        on = date(int(found[1]), int(found[2]), int(found[3]))
        return datetime.combine(on, time(int(clock[1]), int(clock[2])) if clock else at, tzinfo=ZONE)
    except ValueError:
        raise ValueError("没有这一天或这个时间，请核对") from None


def yes(text: str) -> bool:
    """是 or 否. Raises: ValueError."""
    if text not in YES | NO:
        raise ValueError("请填写 是 或 否")
    return text in YES


def code(codes: Iterable[Labelled], text: str) -> str:
    """The code of a word, or of the code itself. Raises: ValueError: with the words there are."""
    codes = tuple(codes)
    for one in codes:
        if text in (one.label, str(one)):
            return str(one)
    raise ValueError(f"“{quoted(text)}”不在可填的范围内，可填：{'、'.join(one.label for one in codes)}")


def several(text: str) -> list[str]:
    """What stands between commas or lines, each once."""
    return list(dict.fromkeys(word.strip() for word in _BETWEEN.split(text) if word.strip()))


def quoted(text: str) -> str:
    """So much of a code as a fault may show, in one line."""
    return " ".join(text.split())[:30]


def _of_serial(number: float, at: time) -> datetime:
    whole, part = divmod(number, 1)
    on = _SERIAL_BEGINS + timedelta(days=int(whole))
    if part:
        at = (datetime.min + timedelta(minutes=round(part * 1440))).time()
    return datetime.combine(on, at, tzinfo=ZONE)
