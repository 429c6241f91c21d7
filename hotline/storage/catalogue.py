"""The dispatch catalogue: lines entered by hand and lines made by rulings."""

import threading
import time

from pymongo.database import Database
from pymongo.errors import DuplicateKeyError

from ..domain.proposing.catalogue import CatalogueLine
from .connection import available, repeated

FRESH_S = 5.0


class MongoDispatchCatalogue:
    """Implements `ports.DispatchCatalogue`. A few hundred lines, read whole and kept for a few seconds."""

    def __init__(self, db: Database):
        self._db = db
        self._lock = threading.Lock()
        self._read: tuple[float, list[CatalogueLine]] | None = None

    @repeated
    def add(self, line: CatalogueLine) -> None:
        """Enter a line; a repeat of the same id changes nothing. Raises: FieldsRefused: it would hold for all."""
        line.require_sound()
        fields = line.model_dump(mode="json", exclude={"id"})
        with available():
            try:
                self._db.dispatch_catalogue.insert_one({"_id": line.id, **fields})
            except DuplicateKeyError:
                return
        with self._lock:
            self._read = None

    @repeated
    def lines(self) -> list[CatalogueLine]:
        """All lines, those of rulings first, the newest of them first."""
        with self._lock:
            if self._read is not None and time.monotonic() - self._read[0] < FRESH_S:
                return self._read[1]
        with available():
            found = list(self._db.dispatch_catalogue.find())
        lines = [CatalogueLine.model_validate({"id": line.pop("_id"), **line}) for line in found]
        lines.sort(key=lambda line: (bool(line.case_id), line.added_at, line.id), reverse=True)
        with self._lock:
            self._read = (time.monotonic(), lines)
        return lines
