"""Dates and times as Chinese official documents write them. Source: GB/T 9704-2012, 7.3.5.4."""

from datetime import date, datetime


def day(at: datetime | date | str) -> str:
    """2026年11月24日."""
    moment = _read(at)
    return f"{moment.year}年{moment.month}月{moment.day}日"


def minute(at: datetime | str) -> str:
    """2026年11月24日9时05分."""
    moment = _read(at)
    return f"{day(moment)}{hour(moment)}"


def hour(at: datetime | str) -> str:
    """9时05分."""
    moment = _read(at)
    return f"{moment.hour}时{moment.minute:02d}分"


def digits(at: datetime | date | str) -> str:
    """20261124, as contents sheets of archives write days. Source: DA/T 22-2015, 5.4.3."""
    return f"{_read(at):%Y%m%d}"


def days(texts: list[str]) -> str:
    """11月24日、25日、12月1日: days in order, the month said where it changes."""
    said, month = [], 0
    for moment in map(date.fromisoformat, texts):
        said.append(f"{moment.day}日" if moment.month == month else f"{moment.month}月{moment.day}日")
        month = moment.month
    return "、".join(said)


def _read(at: datetime | date | str):
    return datetime.fromisoformat(at) if isinstance(at, str) else at
