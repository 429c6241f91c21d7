"""What could not be carried and was put aside, so that it holds up nothing and is not lost."""

from typing import Any

from pymongo.database import Database

from .connection import available, repeated


class MongoSetAside:
    """Poison messages, commands and events, each with its reason, until somebody has looked at them."""

    def __init__(self, db: Database):
        self._db = db

    @repeated
    def put(self, key: str, *, kind: str, case_id: str, body: dict[str, Any], reason: str, at: str) -> None:
        """Keep it; a second time with the same key changes nothing."""
        fields = {"kind": kind, "case_id": case_id, "body": body, "reason": reason, "at": at}
        with available():
            self._db.set_aside.update_one({"_id": key}, {"$setOnInsert": fields}, upsert=True)

    @repeated
    def count(self) -> int:
        """How many wait for somebody."""
        with available():
            return self._db.set_aside.count_documents({})
