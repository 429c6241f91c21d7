"""The circumstances in which a person acts on a case."""

from dataclasses import dataclass
from datetime import datetime

from ..calendar.workdays import WorkCalendar
from .ports import Directory
from .roles import Actor


@dataclass(frozen=True)
class Occasion:
    """Who acts, when, by which calendar and directory; `effect` is the idempotency key of the act."""

    by: Actor
    at: datetime
    effect: str
    calendar: WorkCalendar
    directory: Directory

    @property
    def said_at(self) -> str:
        """The instant as it is kept."""
        return self.at.isoformat(timespec="seconds")
