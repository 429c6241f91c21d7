"""Leases: one process at a time does what must not be done twice at once. Times are wall time."""

import time

from pymongo.database import Database
from pymongo.errors import DuplicateKeyError

from .connection import available, repeated


class MongoLeases:
    """Named leases, taken by compare-and-set; one that isn't renewed falls free by itself."""

    def __init__(self, db: Database):
        self._db = db

    @repeated
    def hold(self, name: str, owner: str, seconds: float) -> bool:
        """Take or renew a lease; False while another owner holds it."""
        now = time.time()
        free = {"_id": name, "$or": [{"owner": owner}, {"until": {"$lt": now}}]}
        with available():
            held = {"owner": owner, "until": now + seconds}
            if self._db.leases.update_one(free, {"$set": held}).matched_count:
                return True
            try:
                self._db.leases.insert_one({"_id": name, **held})
            except DuplicateKeyError:
                return False
            return True

    @repeated
    def release(self, name: str, owner: str) -> None:
        """Give a lease back."""
        with available():
            self._db.leases.delete_one({"_id": name, "owner": owner})
