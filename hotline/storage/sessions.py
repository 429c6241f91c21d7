"""Sessions of people who are logged in: random tokens, kept hashed, ended on time. Wall time."""

import hashlib
import secrets
import time
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from pymongo.database import Database

from ..domain.accounts import Due
from .connection import available, repeated

IDLE_S = 30 * 60
WHOLE_S = 12 * 3600
HALF_S = 5 * 60
TOUCH_S = 60
ID_LENGTH = 16


@dataclass(frozen=True)
class Session:
    """One log-in: whose, the secret that its forms carry against forged requests, and what is still due.

    `id` names it to its owner and opens nothing. Instants are seconds of wall time.
    """

    id: str
    account_id: str
    csrf: str
    due: tuple[Due, ...]
    has_second_factor: bool
    door: str
    address: str
    opened_at: float
    used_at: float


class MongoSessions:
    """Opens, finds and ends sessions. A session ends 30 minutes after its last use, at the latest after 12 hours.

    One that still waits for a code lives five minutes.
    """

    def __init__(self, db: Database):
        self._db = db

    @repeated
    def open(
        self, account_id: str, *, due: Sequence[Due] = (), has_second_factor: bool = False, door: str = "page",
        address: str = "",
    ) -> str:
        """Begin a session; returns the token, which is kept nowhere. `door`: page or program."""
        token, now = secrets.token_urlsafe(32), time.time()
        with available():
            self._db.sessions.delete_many({"account_id": account_id, "opened_at": {"$lt": now - WHOLE_S}})
            self._db.sessions.insert_one({
                "_id": _hash(token), "account_id": account_id, "csrf": secrets.token_urlsafe(24), "opened_at": now,
                "used_at": now, "due": list(due), "has_second_factor": has_second_factor, "door": door,
                "address": address,
            })
        return token

    @repeated
    def find(self, token: str, *, is_use: bool = True) -> Session | None:
        """The living session of a token, or None. Only a use keeps it alive beyond its idle time."""
        with available():
            found = self._db.sessions.find_one({"_id": _hash(token)})
            now = time.time()
            if found is None:
                return None
            if not _is_alive(found, now):
                self._db.sessions.delete_one({"_id": found["_id"]})
                return None
            if is_use and now - found["used_at"] > TOUCH_S:
                self._db.sessions.update_one({"_id": found["_id"]}, {"$set": {"used_at": now}})
        return _session(found)

    def renew(self, token: str, *, settled: Due) -> str:
        """End a session and go on in a new one in which `settled` is no longer due; returns its token.

        Source: OWASP ASVS 5.0, 7.2.4: a new token whenever more is proven.
        """
        old = self.find(token)
        if old is None:
            return ""
        fresh = self.open(
            old.account_id, due=[due for due in old.due if due is not settled], door=old.door, address=old.address,
            has_second_factor=old.has_second_factor or settled in (Due.CODE, Due.SECOND_FACTOR),
        )
        self.end(token)
        return fresh

    @repeated
    def of_account(self, account_id: str) -> list[Session]:
        """The living sessions of an account, the latest first."""
        now = time.time()
        with available():
            found = [one for one in self._db.sessions.find({"account_id": account_id}) if _is_alive(one, now)]
        return [_session(one) for one in sorted(found, key=lambda one: -one["opened_at"])]

    @repeated
    def end(self, token: str) -> None:
        """End one session."""
        with available():
            self._db.sessions.delete_one({"_id": _hash(token)})

    @repeated
    def end_one(self, account_id: str, session_id: str) -> bool:
        """End a session of this account by its id; whether there was one."""
        with available():
            for found in list(self._db.sessions.find({"account_id": account_id}, {"_id": 1})):
                if found["_id"][:ID_LENGTH] == session_id:
                    self._db.sessions.delete_one({"_id": found["_id"]})
                    return True
        return False

    @repeated
    def end_all(self, account_id: str, *, but: str = "") -> None:
        """End every session of an account, except that of the token `but`."""
        kept = {"_id": {"$ne": _hash(but)}} if but else {}
        with available():
            self._db.sessions.delete_many({"account_id": account_id, **kept})


def _is_alive(found: dict[str, Any], now: float) -> bool:
    whole = HALF_S if Due.CODE in found.get("due", ()) else WHOLE_S
    return now - found["used_at"] <= IDLE_S and now - found["opened_at"] <= whole


def _session(found: dict[str, Any]) -> Session:
    return Session(
        id=found["_id"][:ID_LENGTH], account_id=found["account_id"], csrf=found["csrf"],
        due=tuple(Due(due) for due in found.get("due", ())), has_second_factor=found.get("has_second_factor", False),
        door=found.get("door", "page"), address=found.get("address", ""), opened_at=found["opened_at"],
        used_at=found["used_at"],
    )


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
