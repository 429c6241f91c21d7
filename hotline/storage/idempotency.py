"""Answers to requests that carry an idempotency key, so that a repeat gets the same answer. Wall time."""

import secrets
import time
from dataclasses import dataclass
from typing import Any

from pymongo.database import Database
from pymongo.errors import DuplicateKeyError

from .connection import available, repeated

IN_FLIGHT_S = 30.0


@dataclass(frozen=True)
class Claim:
    """What is known of a key: `answer` when the request was done; `is_mine` when this caller is to do it."""

    is_mine: bool
    answer: dict[str, Any] | None = None
    is_other_request: bool = False


class MongoIdempotency:
    """Keeps one answer per account and key.

    A request in flight is waited for by its repeats; one that died in flight may be done again after
    30 seconds, which is safe because what it does is itself idempotent by the key.
    """

    def __init__(self, db: Database):
        self._db = db

    def begin(self, account_id: str, key: str, digest: str) -> Claim:
        """Claim a key for a request whose body has this digest."""
        return self._begin(f"{account_id}/{key}", digest, secrets.token_hex(8))

    @repeated
    def _begin(self, name: str, digest: str, owner: str) -> Claim:
        """`owner` tells this caller's own insert, whose answer was lost, from another's."""
        now = time.time()
        fields = {"digest": digest, "since": now, "answer": None, "owner": owner}
        with available():
            try:
                self._db.idempotency.insert_one({"_id": name, **fields})
                return Claim(is_mine=True)
            except DuplicateKeyError:
                found = self._db.idempotency.find_one({"_id": name})
            if found is None:
                return self._begin(name, digest, owner)
            if found["owner"] == owner:
                return Claim(is_mine=True)
            if found["digest"] != digest:
                return Claim(is_mine=False, is_other_request=True)
            if found["answer"] is not None:
                return Claim(is_mine=False, answer=found["answer"])
            taken = self._db.idempotency.update_one(
                {"_id": name, "since": {"$lt": now - IN_FLIGHT_S}, "answer": None},
                {"$set": {"since": now, "owner": owner}},
            )
        return Claim(is_mine=bool(taken.matched_count))

    @repeated
    def finish(self, account_id: str, key: str, answer: dict[str, Any]) -> None:
        """Keep the answer for repeats."""
        with available():
            self._db.idempotency.update_one({"_id": f"{account_id}/{key}"}, {"$set": {"answer": answer}})

    @repeated
    def give_up(self, account_id: str, key: str) -> None:
        """The request was refused and changed nothing: the key may be used again."""
        with available():
            self._db.idempotency.delete_one({"_id": f"{account_id}/{key}", "answer": None})
