"""What each leader's list of usual opinions says: one document a leader."""

from collections.abc import Sequence

from pymongo.database import Database

from ..domain.usual_opinions import AT_FIRST
from .connection import available, repeated


class MongoUsualOpinions:
    """Implements `gateway.ports.UsualOpinions`."""

    def __init__(self, db: Database):
        self._db = db

    @repeated
    def of(self, leader_id: str) -> list[str]:
        """The leader's own list; before there is one, the first list of all."""
        with available():
            found = self._db.usual_opinions.find_one({"_id": leader_id})
        return found["opinions"] if found else list(AT_FIRST)

    @repeated
    def keep(self, leader_id: str, opinions: Sequence[str]) -> None:
        """Let the list be these; a repeat changes nothing."""
        with available():
            self._db.usual_opinions.update_one({"_id": leader_id}, {"$set": {"opinions": list(opinions)}}, upsert=True)
