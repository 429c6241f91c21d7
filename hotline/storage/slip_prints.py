"""Which transfer slips a unit has printed: one small document a slip, so that only the others are offered."""

from collections.abc import Iterable

from pymongo import UpdateOne
from pymongo.database import Database

from .connection import available, repeated


class MongoSlipPrints:
    """Implements `gateway.work_ports.SlipPrints`. The first print stays on record."""

    def __init__(self, db: Database):
        self._prints = db.slip_prints

    @repeated
    def printed(self, slip_ids: Iterable[str]) -> set[str]:
        """Those of the slips that were printed before."""
        with available():
            return {one["_id"] for one in self._prints.find({"_id": {"$in": list(slip_ids)}}, {"_id": 1})}

    @repeated
    def note(self, slip_ids: Iterable[str], *, by: str, at: str) -> None:
        """These were printed now by this account. `at`: ISO 8601."""
        first = {"$setOnInsert": {"by": by, "at": at}}
        changes = [UpdateOne({"_id": slip_id}, first, upsert=True) for slip_id in slip_ids]
        if changes:
            with available():
                self._prints.bulk_write(changes, ordered=False)
