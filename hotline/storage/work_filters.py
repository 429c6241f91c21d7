"""Saved filters of units' work lists: one small document a unit, changed by compare-and-set on its revision."""

import random
import time
from collections.abc import Callable

from pymongo.database import Database
from pymongo.errors import DuplicateKeyError

from ..domain.errors import TemporarilyUnavailable
from ..domain.work_filters import UnitFilters
from .connection import available, repeated

TRIES = 20


class MongoWorkFilters:
    """Implements `gateway.work_ports.WorkFilters`."""

    def __init__(self, db: Database):
        self._filters = db.work_filters

    @repeated
    def get(self, unit_id: str) -> UnitFilters:
        """Those of a unit; none were saved yet: an empty collection."""
        with available():
            found = self._filters.find_one({"_id": unit_id}) or {}
        return UnitFilters.model_validate({**found, "unit_id": unit_id})

    def change(self, unit_id: str, change: Callable[[UnitFilters], None]) -> UnitFilters:
        """Load, apply `change`, save; when somebody was faster, again. Raises: what `change` raises."""
        for attempt in range(TRIES):
            before = self.get(unit_id)
            after = before.model_copy(deep=True)
            change(after)
            if after == before or self._saved(after, before.revision):
                return after
            time.sleep(random.uniform(0, 0.005 * (attempt + 1)))
        raise TemporarilyUnavailable("筛选正被多人同时修改，请稍后再试")

    @repeated
    def _saved(self, after: UnitFilters, revision: int) -> bool:
        after.revision = revision + 1
        document = after.model_dump(mode="json", exclude={"unit_id"})
        with available():
            if revision:
                same = {"_id": after.unit_id, "revision": revision}
                return bool(self._filters.replace_one(same, document).matched_count)
            try:
                self._filters.insert_one({"_id": after.unit_id, **document})
            except DuplicateKeyError:
                return False
        return True
