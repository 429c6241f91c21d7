"""One entry of the roster, and the week in which it is kept."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from pydantic import BaseModel, ConfigDict

from ..errors import FieldsRefused

DAYS_OF_A_WEEK = 7
_WEEK = re.compile(r"(\d{4})-W(\d{2})")


class RosterEntry(BaseModel):
    """A person at a seat from one instant to another (ISO, the end excluded) under an operator number.

    `handed_over_from` names the entry whose rest this one is; `ended_at` is set when it ended early, or never began.
    """

    model_config = ConfigDict(frozen=True)

    id: str
    account_id: str
    name: str
    operator_number: str
    begins_at: str
    ends_at: str
    seat: str = ""
    entered_at: str = ""
    entered_by: str = ""
    entered_by_name: str = ""
    handed_over_from: str = ""
    ended_at: str = ""
    ended_by_name: str = ""
    reason: str = ""

    @property
    def begins(self) -> datetime:
        """When it begins."""
        return datetime.fromisoformat(self.begins_at)

    @property
    def ends(self) -> datetime:
        """When it ends: as planned, or earlier."""
        planned = datetime.fromisoformat(self.ends_at)
        return min(planned, datetime.fromisoformat(self.ended_at)) if self.ended_at else planned

    @property
    def is_void(self) -> bool:
        """Whether it was taken off before it began."""
        return self.ends <= self.begins

    def holds_at(self, at: datetime) -> bool:
        """Whether the person sits at this instant."""
        return self.begins <= at < self.ends

    def meets(self, other: "RosterEntry") -> bool:
        """Whether both hold at some instant."""
        return self.begins < other.ends and other.begins < self.ends and not self.is_void and not other.is_void


@dataclass(frozen=True)
class Week:
    """A calendar week from Monday, named like 2026-W48. Source: ISO 8601."""

    name: str

    @classmethod
    def of(cls, day: date) -> "Week":
        """The week of a day."""
        year, week, _ = day.isocalendar()
        return cls(f"{year}-W{week:02d}")

    @classmethod
    def named(cls, name: str) -> "Week":
        """Raises: FieldsRefused: there is no such week."""
        found = _WEEK.fullmatch(name)
        try:
            if found:
                return cls.of(date.fromisocalendar(int(found[1]), int(found[2]), 1))
        except ValueError:
            pass
        raise FieldsRefused({"week": "周次应写成 2026-W48 的样子"})

    @property
    def monday(self) -> date:
        """Its first day."""
        return date.fromisocalendar(int(self.name[:4]), int(self.name[6:]), 1)

    @property
    def days(self) -> list[date]:
        """Its seven days."""
        return [self.monday + timedelta(days=count) for count in range(DAYS_OF_A_WEEK)]

    @property
    def before(self) -> "Week":
        """The week before."""
        return Week.of(self.monday - timedelta(days=1))

    @property
    def after(self) -> "Week":
        """The week after."""
        return Week.of(self.monday + timedelta(days=DAYS_OF_A_WEEK))


def on_duty(entries: Iterable[RosterEntry], account_id: str, at: datetime) -> RosterEntry | None:
    """The entry under which this person sits at this instant."""
    return next((one for one in entries if one.account_id == account_id and one.holds_at(at)), None)
