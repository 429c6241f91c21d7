"""Departures to the identity provider: each comes back once, within ten minutes of wall time, to the same browser."""

import hashlib
import hmac
import time

from pymongo.database import Database

from ..domain.single_sign_on import Departure
from .connection import available

KEPT_S = 600


class MongoDepartures:
    """Implements `gateway.ports.Departures`. State and binder are kept hashed."""

    def __init__(self, db: Database):
        self._db = db

    def put(self, departure: Departure) -> None:
        """Remember one, and forget those that never came back."""
        with available():
            self._db.departures.delete_many({"at": {"$lt": time.time() - KEPT_S}})
            self._db.departures.insert_one({
                "_id": _hash(departure.state), "binder": _hash(departure.binder), "at": time.time(),
                **departure.model_dump(include={"nonce", "verifier", "next_page"}),
            })

    def take(self, state: str, binder: str) -> Departure | None:
        """The departure of this state, once; None for a strange, late or used one, or another browser's."""
        with available():
            found = self._db.departures.find_one_and_delete({"_id": _hash(state)})
        if found is None or time.time() - found["at"] > KEPT_S:
            return None
        if not hmac.compare_digest(found["binder"], _hash(binder)):
            return None
        kept = {name: found[name] for name in ("nonce", "verifier", "next_page")}
        return Departure(state=state, binder=binder, **kept)


def _hash(secret: str) -> str:
    return hashlib.sha256(secret.encode("utf-8", "replace")).hexdigest()
