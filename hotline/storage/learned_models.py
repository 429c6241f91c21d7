"""What was learned, version by version, and which version a person has switched on."""

import json
import threading
import time
import zlib
from typing import Any

from pymongo import DESCENDING
from pymongo.database import Database
from pymongo.errors import DuplicateKeyError

from ..domain.errors import NotFound, Refused
from ..domain.proposing.learned import Learned, Scales
from .connection import available, repeated

CHOICE = "in_use"
FRESH_S = 5.0
LARGEST_BYTES = 12 * 1024 * 1024
MOST_SWITCHES = 200


class MongoLearnedModels:
    """Implements `ports.LearnedModels`. A version never changes; the one in use is looked up every five seconds."""

    def __init__(self, db: Database):
        self._db = db
        self._lock = threading.Lock()
        self._looked_at = float("-inf")
        self._kept: Learned | None = None

    def add(self, scales: dict[str, Any], **told: Any) -> int:
        """Keep a new version, switched off; returns its number.

        Raises: Refused: it is larger than a document may be.
        """
        packed = zlib.compress(json.dumps(scales, ensure_ascii=False).encode(), 9)
        if len(packed) > LARGEST_BYTES:
            raise Refused("学到的内容过大，无法保存；请缩小学习的时间范围后再试")
        while True:
            with available():
                latest = self._db.learned_models.find_one({}, {"_id": 1}, sort=[("_id", DESCENDING)])
                number = latest["_id"] + 1 if latest else 1
                try:
                    self._db.learned_models.insert_one({"_id": number, **told, "scales": packed})
                    return number
                except DuplicateKeyError:
                    continue

    @repeated
    def all(self) -> list[dict[str, Any]]:
        """What is told of each version (`number`, `made_at`, `by`, `examples`, `accuracy`), newest first."""
        with available():
            found = list(self._db.learned_models.find({}, {"scales": 0}))
        return [{"number": one.pop("_id"), **one} for one in sorted(found, key=lambda one: -one["_id"])]

    @repeated
    def switches(self) -> list[dict[str, Any]]:
        """Who switched what on or off (`number`, 0 for off, `by`, `by_name`, `at`), the latest first."""
        with available():
            found = self._db.learned_choice.find_one({"_id": CHOICE}) or {}
        return list(reversed(found.get("switches", [])))

    @property
    def number_in_use(self) -> int:
        """The version that is switched on; 0 when none is."""
        return next((switch["number"] for switch in self.switches()), 0)

    def switch(self, number: int, **told: Any) -> None:
        """Use this version from now on, none for 0. Raises: NotFound: there is no such version."""
        with available():
            if number and self._db.learned_models.find_one({"_id": number}, {"_id": 1}) is None:
                raise NotFound(f"没有第 {number} 版，请从列表中选择")
            self._db.learned_choice.update_one(
                {"_id": CHOICE},
                {"$push": {"switches": {"$each": [{"number": number, **told}], "$slice": -MOST_SWITCHES}}}, upsert=True,
            )
        with self._lock:
            self._looked_at = float("-inf")

    def in_use(self) -> Learned | None:
        """The version that is switched on, or None."""
        with self._lock:
            if time.monotonic() - self._looked_at >= FRESH_S:
                number = self.number_in_use
                if number != (self._kept.version if self._kept else 0):
                    self._kept = self._read(number) if number else None
                self._looked_at = time.monotonic()
            return self._kept

    @repeated
    def _read(self, number: int) -> Learned:
        with available():
            found = self._db.learned_models.find_one({"_id": number})
        scales = json.loads(zlib.decompress(found["scales"]))
        return Learned(number, Scales.read(scales["topics"]), Scales.read(scales["units"]))
