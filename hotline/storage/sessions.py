"""Sessions of people who are logged in: random tokens, kept hashed, ended on time. Wall time."""

import hashlib
import secrets
import time
from dataclasses import dataclass

from pymongo.database import Database

from .connection import available, repeated

IDLE_S = 30 * 60
WHOLE_S = 12 * 3600
TOUCH_S = 60


@dataclass(frozen=True)
class Session:
    """One log-in: whose, and the secret that its forms carry against forged requests."""

    account_id: str
    csrf: str


class MongoSessions:
    """Opens, finds and ends sessions. A session ends 30 minutes after its last use, at the latest after 12 hours."""

    def __init__(self, db: Database):
        self._db = db

    @repeated
    def open(self, account_id: str) -> str:
        """Begin a session; returns the token, which is kept nowhere."""
        token, now = secrets.token_urlsafe(32), time.time()
        with available():
            self._db.sessions.insert_one(
                {"_id": _hash(token), "account_id": account_id, "csrf": secrets.token_urlsafe(24),
                 "opened_at": now, "used_at": now}
            )
        return token

    @repeated
    def find(self, token: str) -> Session | None:
        """The living session of a token, or None."""
        with available():
            found = self._db.sessions.find_one({"_id": _hash(token)})
            now = time.time()
            if found is None:
                return None
            if now - found["used_at"] > IDLE_S or now - found["opened_at"] > WHOLE_S:
                self._db.sessions.delete_one({"_id": found["_id"]})
                return None
            if now - found["used_at"] > TOUCH_S:
                self._db.sessions.update_one({"_id": found["_id"]}, {"$set": {"used_at": now}})
        return Session(found["account_id"], found["csrf"])

    @repeated
    def end(self, token: str) -> None:
        """End one session."""
        with available():
            self._db.sessions.delete_one({"_id": _hash(token)})

    @repeated
    def end_all(self, account_id: str) -> None:
        """End every session of an account."""
        with available():
            self._db.sessions.delete_many({"account_id": account_id})


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
