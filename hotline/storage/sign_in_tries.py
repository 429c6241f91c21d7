"""Wrong tries at a password or a code, and the lock-out that grows with them. Wall time."""

import hashlib
import math
import time

from pymongo import ReturnDocument
from pymongo.database import Database
from pymongo.errors import DuplicateKeyError

from ..domain.accounts import LockedOut
from .connection import available

FREE_TRIES = 5
FIRST_LOCK_S, LONGEST_LOCK_S = 60, 3600
SHARED_PLACES = 4096


class MongoSignInTries:
    """Counts a try before it is looked at, so that many at once gain nothing. Not repeated: each call counts.

    The fifth wrong one in a row locks for a minute, each further one for twice as long, at most an hour.
    Source: GB/T 22239-2019 8.1.4.1 b).
    """

    def __init__(self, db: Database):
        self._db = db

    def begin(self, subject: str) -> None:
        """Count a try. Raises: LockedOut: the subject is locked; the try isn't counted."""
        now = time.time()
        with available():
            after = self._counted(subject, now)
            if after is None:
                found = self._db.sign_in_tries.find_one({"_id": subject}) or {"locked_until": now}
                raise LockedOut(max(1, math.ceil((found["locked_until"] - now) / 60)))
            if after["wrong"] >= FREE_TRIES:
                locked_until = now + min(FIRST_LOCK_S * 2 ** (after["wrong"] - FREE_TRIES), LONGEST_LOCK_S)
                self._db.sign_in_tries.update_one({"_id": subject}, {"$set": {"locked_until": locked_until}})

    def forget(self, subject: str) -> None:
        """The last try was right, or an administrator lifts the lock."""
        with available():
            self._db.sign_in_tries.delete_one({"_id": subject})

    def _counted(self, subject: str, now: float) -> dict | None:
        """The subject with one more try; None when it is locked."""
        found = self._db.sign_in_tries.find_one_and_update(
            {"_id": subject, "locked_until": {"$lte": now}}, {"$inc": {"wrong": 1}},
            return_document=ReturnDocument.AFTER,
        )
        if found is None:
            try:
                self._db.sign_in_tries.insert_one({"_id": subject, "wrong": 1, "locked_until": 0.0})
            except DuplicateKeyError:
                return None
            return {"wrong": 1}
        return found


def place_of_unknown(account_id: str) -> str:
    """Where tries at an unknown account are counted: they lock as known ones do, and fill no disk."""
    digest = hashlib.sha256(account_id.encode()).digest()
    return f"?{int.from_bytes(digest[:4]) % SHARED_PLACES}"
