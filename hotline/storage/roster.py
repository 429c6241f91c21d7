"""The roster of shifts: one document a week; every request asks for the present one, so from memory for seconds."""

import threading
import time
from collections.abc import Callable
from datetime import datetime, timedelta

from pymongo.database import Database
from pymongo.errors import DuplicateKeyError

from ..domain.errors import VersionConflict
from ..domain.roster.entry import RosterEntry, Week, on_duty
from .connection import available, repeated

FRESH_S = 3.0
TRIES = 5
MOST_KEPT = 8
LONGEST_SHIFT_HOURS = 16


class MongoRoster:
    """Implements `ports.Roster`. An entry lies in the week in which it begins."""

    def __init__(self, db: Database):
        self._collection = db.roster_weeks
        self._lock = threading.Lock()
        self._read_at: dict[str, float] = {}
        self._kept: dict[str, list[RosterEntry]] = {}

    @repeated
    def of_week(self, week: Week) -> list[RosterEntry]:
        """Its entries, by begin."""
        with available():
            found = self._collection.find_one({"_id": week.name})
        return _entries(found)

    @repeated
    def change(self, week: Week, change: Callable[[list[RosterEntry]], list[RosterEntry]]) -> None:
        """Put what `change` makes of a week's entries in their place; made again when somebody wrote meanwhile.

        Raises: VersionConflict: somebody wrote each time; what `change` raises.
        """
        for _ in range(TRIES):
            with available():
                found = self._collection.find_one({"_id": week.name})
                revision = found["revision"] if found else 0
                entries = sorted(change(_entries(found)), key=lambda one: (one.begins_at, one.name))
                document = {"revision": revision + 1, "entries": [one.model_dump() for one in entries]}
                if self._write(week.name, revision, document):
                    self._forget(week.name)
                    return
        raise VersionConflict(week.name)

    def at(self, account_id: str, instant: datetime) -> RosterEntry | None:
        """The entry under which this person sits at an instant near the present."""
        earliest = instant - timedelta(hours=LONGEST_SHIFT_HOURS)
        weeks = {Week.of(instant.date()).name, Week.of(earliest.date()).name}
        return on_duty((one for name in sorted(weeks) for one in self._fresh(name)), account_id, instant)

    def _write(self, name: str, revision: int, document: dict[str, object]) -> bool:
        if revision:
            return self._collection.replace_one({"_id": name, "revision": revision}, document).matched_count > 0
        try:
            self._collection.insert_one({"_id": name, **document})
        except DuplicateKeyError:
            return False
        return True

    def _fresh(self, name: str) -> list[RosterEntry]:
        with self._lock:
            if time.monotonic() - self._read_at.get(name, float("-inf")) < FRESH_S:
                return self._kept[name]
        entries = self.of_week(Week(name))
        with self._lock:
            if len(self._kept) >= MOST_KEPT:
                self._kept.clear()
                self._read_at.clear()
            self._kept[name], self._read_at[name] = entries, time.monotonic()
        return entries

    def _forget(self, name: str) -> None:
        with self._lock:
            self._read_at.pop(name, None)


def _entries(found: dict | None) -> list[RosterEntry]:
    return [RosterEntry.model_validate(one) for one in found["entries"]] if found else []
