"""Releases of the models: every set of files that was deployed, by number."""

from typing import Any

from pymongo import DESCENDING
from pymongo.database import Database

from .connection import available

DEPLOYED = "deployed"


class MongoReleases:
    """Keeps releases as `{number, files, sha256, by, at, answer, state}`; files by name, as they were given."""

    def __init__(self, db: Database):
        self._db = db

    def latest(self) -> dict[str, Any] | None:
        """The newest release with its files, or None before the first."""
        with available():
            found = self._db.releases.find_one(sort=[("_id", DESCENDING)])
        return _release(found) if found else None

    def in_use(self) -> int:
        """The number of the release that new cases follow; 0 before the first."""
        with available():
            known = self._db.releases.find({}, {"state": 1}).sort("_id", DESCENDING)
            return next((found["_id"] for found in known if found.get("state") == DEPLOYED), 0)

    def get(self, number: int) -> dict[str, Any] | None:
        """One release with its files."""
        with available():
            found = self._db.releases.find_one({"_id": number})
        return _release(found) if found else None

    def all(self) -> list[dict[str, Any]]:
        """All releases, newest first."""
        with available():
            return [_release(found) for found in self._db.releases.find().sort("_id", DESCENDING)]

    def add(self, number: int, release: dict[str, Any]) -> None:
        """Keep a release. Raises: DuplicateKeyError: somebody was quicker with this number."""
        files = [{"name": name, "data": data} for name, data in sorted(release["files"].items())]
        with available():
            self._db.releases.insert_one({"_id": number, **release, "files": files})

    def update(self, number: int, **fields: Any) -> None:
        """Note what became of a release."""
        with available():
            self._db.releases.update_one({"_id": number}, {"$set": fields})


def _release(found: dict[str, Any]) -> dict[str, Any]:
    files = {file["name"]: bytes(file["data"]) for file in found["files"]}
    return {"number": found["_id"], **{k: v for k, v in found.items() if k != "_id"}, "files": files}
