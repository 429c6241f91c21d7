"""Who changed what in the directory, and when: one document for each entry, its latest changes listed."""

from typing import Any

from pymongo.database import Database

from .connection import available, repeated

MOST = 200


class MongoDirectoryRecords:
    """Keeps the latest 200 changes of each entry. A repeat of a change with the same id is listed once."""

    def __init__(self, db: Database):
        self._db = db

    @repeated
    def add(self, about: str, change: dict[str, Any]) -> None:
        """Note a change (`id`, `at`, `by`, `by_name`, `changes`) about an entry such as `units/gongshui`."""
        push = {"$push": {"changes": {"$each": [change], "$slice": -MOST}}}
        with available():
            if change["id"] not in (one["id"] for one in self.of(about)):
                self._db.directory_records.update_one({"_id": about}, push, upsert=True)

    @repeated
    def of(self, about: str) -> list[dict[str, Any]]:
        """Changes of one entry, the latest first."""
        with available():
            found = self._db.directory_records.find_one({"_id": about}) or {}
        return list(reversed(found.get("changes", [])))
