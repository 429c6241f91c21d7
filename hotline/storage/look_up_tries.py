"""How often somebody tried to look something up, counted in windows of wall time; outlives a restart."""

import time

from pymongo import ReturnDocument
from pymongo.database import Database

from .cipher import Cipher
from .connection import available, repeated

PREFIX = "look_up_tries_"
DAY_S = 24 * 3600
DAYS_KEPT = 2


class MongoLookUpTries:
    """Implements `gateway.ports.LookUpTries`. Subjects are addresses and numbers, kept as a keyed hash.

    Each day's counts are a collection of their own: old ones are dropped whole.
    """

    def __init__(self, db: Database, cipher: Cipher):
        self._db, self._cipher = db, cipher
        self._cleared_on = -1

    @repeated
    def count(self, subject: str, window_s: int) -> int:
        """Count one more try of this subject; how many there are in the present window, this one included."""
        return self._add(subject, window_s, 1)

    @repeated
    def take_back(self, subject: str, window_s: int) -> None:
        """The try was a right one: it doesn't count."""
        self._add(subject, window_s, -1)

    def seconds_left(self, window_s: int) -> int:
        """Until the present window ends."""
        return window_s - int(time.time()) % window_s

    def _add(self, subject: str, window_s: int, tries: int) -> int:
        now = int(time.time())
        window = now // window_s
        day = window * window_s // DAY_S
        with available():
            found = self._db[f"{PREFIX}{day}"].find_one_and_update(
                {"_id": self._cipher.keyed_hash(f"{window}/{subject}")}, {"$inc": {"tries": tries}}, upsert=True,
                return_document=ReturnDocument.AFTER,
            )
            if day != self._cleared_on:
                self._drop_old(day)
                self._cleared_on = day
        return found["tries"]

    def _drop_old(self, day: int) -> None:
        """Looked at once a day by each process."""
        for name in self._db.list_collection_names():
            if name.startswith(PREFIX) and int(name.removeprefix(PREFIX)) <= day - DAYS_KEPT:
                self._db.drop_collection(name)
