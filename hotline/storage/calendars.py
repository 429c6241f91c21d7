"""The city's working calendar as an administrator left it."""

from datetime import date, time

from pymongo.database import Database

from ..calendar.workdays import WorkCalendar
from ..domain.errors import NotFound
from .connection import available, repeated
from .revised import revision_in, write_revised

CURRENT = "current"


class MongoCalendars:
    """Implements `ports.Calendars`."""

    def __init__(self, db: Database):
        self._db = db

    @repeated
    def current(self) -> WorkCalendar:
        """The present calendar. Raises: NotFound: none was entered yet."""
        with available():
            found = self._db.calendars.find_one({"_id": CURRENT})
        if found is None:
            raise NotFound("尚未录入工作日历，请系统管理员先录入")
        return WorkCalendar(
            holidays=_days(found["holidays"]), makeup_days=_days(found["makeup_days"]),
            announced_years=frozenset(found["announced_years"]),
            hours=tuple((time.fromisoformat(begin), time.fromisoformat(end)) for begin, end in found["hours"]),
        )

    @repeated
    def save(self, calendar: WorkCalendar, *, revision: int | None = None) -> None:
        """Make this the present calendar. Raises: VersionConflict: it isn't at `revision` any more."""
        fields = {
            "holidays": sorted(day.isoformat() for day in calendar.holidays),
            "makeup_days": sorted(day.isoformat() for day in calendar.makeup_days),
            "announced_years": sorted(calendar.announced_years),
            "hours": [[begin.isoformat(), end.isoformat()] for begin, end in calendar.hours],
        }
        with available():
            write_revised(self._db.calendars, CURRENT, fields, revision)

    @repeated
    def revision(self) -> int:
        """How often the calendar was written; 0 before the first time."""
        with available():
            return revision_in(self._db.calendars, CURRENT)

    @repeated
    def exists(self) -> bool:
        """Whether a calendar was entered."""
        with available():
            return self._db.calendars.find_one({"_id": CURRENT}, {"_id": 1}) is not None


def _days(texts: list[str]) -> frozenset[date]:
    return frozenset(date.fromisoformat(text) for text in texts)
