"""What a shift leader fills in."""

import re
from datetime import date, datetime, time, timedelta

from pydantic import Field

from ...calendar.clock import ZONE
from ..forms import Form, only_faults, text_fault

OPERATOR_NUMBER = re.compile(r"[0-9]{1,6}")
LONGEST_SHIFT = timedelta(hours=16)
LONGEST_SEAT = 20
MOST_DAYS = 31


class ShiftForm(Form):
    """One person on some days (ISO) from and until a time of the day; an end at or before the begin is on the next day.

    Without `operator_number` the person's own number holds.
    """

    account_id: str = ""
    operator_number: str = ""
    days: list[str] = Field(default_factory=list)
    begins: str = "08:30"
    ends: str = "17:30"
    seat: str = ""

    def faults(self) -> dict[str, str]:
        """Every fault at once."""
        is_number = not self.operator_number or OPERATOR_NUMBER.fullmatch(self.operator_number)
        times = _time(self.begins) is not None and _time(self.ends) is not None
        days = [_day(text) for text in self.days]
        return only_faults(
            account_id="" if self.account_id else "请选择话务员",
            operator_number="" if is_number else "上岗编号由 1 至 6 位数字组成",
            days="请选择日期" if not days else "日期应写成 2026-11-24 的样子" if None in days
            else f"一次最多 {MOST_DAYS} 天" if len(days) > MOST_DAYS else "",
            begins="" if times else "时间应写成 08:30 的样子",
            ends="" if not times or self._length <= LONGEST_SHIFT else "一班最长 16 小时，请分开排",
            seat=text_fault(self.seat, "台席", limit=LONGEST_SEAT, required=False),
        )

    @property
    def spans(self) -> list[tuple[datetime, datetime]]:
        """Begin and end of each day's shift, in order; of a sound form."""
        days = sorted({date.fromisoformat(text) for text in self.days})
        begins = [datetime.combine(day, time.fromisoformat(self.begins), ZONE) for day in days]
        return [(begin, begin + self._length) for begin in begins]

    @property
    def _length(self) -> timedelta:
        begin, end = time.fromisoformat(self.begins), time.fromisoformat(self.ends)
        whole = timedelta(hours=end.hour - begin.hour, minutes=end.minute - begin.minute)
        return whole if whole > timedelta(0) else whole + timedelta(days=1)


class HandOverForm(Form):
    """To whom a number goes for the rest of a shift, and why."""

    account_id: str = ""
    reason: str = ""

    def faults(self) -> dict[str, str]:
        """The person and the reason are said."""
        return only_faults(
            account_id="" if self.account_id else "请选择接班的话务员",
            reason=text_fault(self.reason, "交接事由", limit=200),
        )


class EndForm(Form):
    """Why a shift ends early or is taken off."""

    reason: str = ""

    def faults(self) -> dict[str, str]:
        """The reason is said."""
        return only_faults(reason=text_fault(self.reason, "事由", limit=200))


class CopyForm(Form):
    """The week that is planned like the one before it."""

    week: str = ""


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _time(text: str) -> time | None:
    try:
        return time.fromisoformat(text) if re.fullmatch(r"\d{2}:\d{2}", text) else None
    except ValueError:
        return None
