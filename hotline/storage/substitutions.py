"""Who does whose work for a time; read with every request, so from memory for a few seconds."""

import threading
import time

from pymongo.database import Database

from ..domain.directory import Substitution
from ..domain.errors import NotFound
from .connection import available, repeated

FRESH_S = 3.0


class MongoSubstitutions:
    """Implements `ports.Substitutions`."""

    def __init__(self, db: Database):
        self._collection = db.substitutions
        self._lock = threading.Lock()
        self._read_at, self._kept = float("-inf"), list[Substitution]()

    @repeated
    def put(self, substitution: Substitution) -> None:
        """Keep a new one, or the change of one."""
        with available():
            self._collection.replace_one(
                {"_id": substitution.id}, substitution.model_dump(exclude={"id"}), upsert=True
            )
        with self._lock:
            self._read_at = float("-inf")

    def get(self, substitution_id: str) -> Substitution:
        """Raises: NotFound."""
        for found in self.all():
            if found.id == substitution_id:
                return found
        raise NotFound("没有这条代办登记，请刷新页面")

    @repeated
    def all(self) -> list[Substitution]:
        """Every one, the latest first."""
        with self._lock:
            if time.monotonic() - self._read_at < FRESH_S:
                return list(self._kept)
        with available():
            found = [Substitution(id=row.pop("_id"), **row) for row in self._collection.find()]
        found.sort(key=lambda one: (one.registered_at, one.id), reverse=True)
        with self._lock:
            self._read_at, self._kept = time.monotonic(), found
        return list(found)
