"""Cases: one document each, changed by compare-and-set on its version."""

import random
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from pymongo import ASCENDING, DESCENDING
from pymongo.database import Database
from pymongo.errors import DuplicateKeyError

from ..domain.case import Case
from ..domain.errors import NotFound, VersionConflict
from ..domain.status import CaseStatus
from .connection import available

APPENDED = ("history", "outbox", "commands")
TRIES = 40


class MongoCaseStore:
    """Implements `ports.CaseStore`.

    State, history, outbox and engine commands of a change are written in one update. The embedded server shows
    half-done updates to readers: the version is the first field of a case and the last an update changes, so
    that what was read with a version is never older than it. After an update that
    leaves something for the relay, the case is marked in `case_marks`; a mark that a crash prevented is made
    good by `sweep`.
    """

    def __init__(self, db: Database):
        self._db = db

    def get(self, case_id: str) -> Case:
        """Load a case. Raises: NotFound."""
        with available():
            found = self._db.cases.find_one({"_id": case_id})
        if found is None:
            raise NotFound(f"没有编号为 {case_id} 的案件，请核对编号")
        return _case(found)

    def add(self, case: Case) -> None:
        """Insert a new case; an earlier insert of the same call counts as done.

        Raises:
            VersionConflict: another call has this number.
        """
        document = {"_id": case.id, "version": 1, **case.model_dump(mode="json", exclude={"id", "version"})}
        with available():
            try:
                self._db.cases.insert_one(document)
            except DuplicateKeyError:
                if self.get(case.id).history[0].effect != case.history[0].effect:
                    raise VersionConflict(case.id) from None
                return
            self._mark(case.id)

    def change(self, case_id: str, change: Callable[[Case], None]) -> Case:
        """Load, apply `change`, save in one update; on a conflict load and apply again.

        Raises: NotFound, VersionConflict after many conflicts, and what `change` raises.
        """
        for attempt in range(TRIES):
            case = self.get(case_id)
            before = case.model_copy(deep=True)
            change(case)
            if case == before or self._save(before, case):
                return case
            time.sleep(random.uniform(0, 0.002 * (attempt + 1)))
        raise VersionConflict(case_id)

    def _save(self, before: Case, after: Case) -> bool:
        old, new = before.model_dump(mode="json"), after.model_dump(mode="json")
        changed = {
            name: value for name, value in new.items()
            if name not in (*APPENDED, "id", "version") and value != old[name]
        }
        update: dict[str, Any] = {}
        replaced = {name: new[name] for name in APPENDED if new[name][: len(old[name])] != old[name]}
        if changed or replaced:
            update["$set"] = changed | replaced
        pushes = {
            name: {"$each": new[name][len(old[name]):]} for name in APPENDED
            if name not in replaced and len(new[name]) > len(old[name])
        }
        if pushes:
            update["$push"] = pushes
        update["$inc"] = {"version": 1}
        with available():
            done = self._db.cases.update_one({"_id": after.id, "version": before.version}, update)
            if not done.matched_count:
                return False
            after.version = before.version + 1
            if after.outbox or after.commands:
                self._mark(after.id)
        return True

    def drop_commands(self, case_id: str, command_ids: Sequence[str]) -> None:
        """Remove engine commands that have been done."""
        self._drop(case_id, "commands", command_ids)

    def drop_outbox(self, case_id: str, event_ids: Sequence[str]) -> None:
        """Remove events that have been published."""
        self._drop(case_id, "outbox", event_ids)

    def _drop(self, case_id: str, name: str, ids: Sequence[str]) -> None:
        if ids:
            with available():
                self._db.cases.update_one(
                    {"_id": case_id}, {"$pull": {name: {"id": {"$in": list(ids)}}}}
                )

    def waiting(self, limit: int = 500) -> list[str]:
        """Ids of marked cases; their marks are taken away before the cases are looked at."""
        with available():
            marked = [mark["_id"] for mark in self._db.case_marks.find({}, limit=limit)]
            if marked:
                self._db.case_marks.delete_many({"_id": {"$in": marked}})
        return marked

    def sweep(self) -> list[str]:
        """Ids of all cases with events or commands left, by reading them all."""
        left = {"$or": [{"outbox.0": {"$exists": True}}, {"commands.0": {"$exists": True}}]}
        with available():
            return [found["_id"] for found in self._db.cases.find(left, {"_id": 1})]

    def recent(self, limit: int = 100) -> list[Case]:
        """The latest cases, newest first."""
        with available():
            return [_case(found) for found in self._db.cases.find().sort("_id", DESCENDING).limit(limit)]

    def all_ids(self) -> Iterable[str]:
        """Every case id, ascending."""
        with available():
            return [found["_id"] for found in self._db.cases.find({}, {"_id": 1}).sort("_id", ASCENDING)]

    def open_instances(self) -> list[tuple[str, str, bool]]:
        """Of every open case: its id, the key of its instance ("" before the claim), whether commands wait."""
        is_open = {"status": {"$in": sorted(CaseStatus.open())}}
        with available():
            found = list(self._db.cases.find(is_open, {"instance_key": 1, "commands.id": 1}))
        return [(case["_id"], case["instance_key"], bool(case["commands"])) for case in found]

    def each(self) -> Iterator[Case]:
        """Every case, for the comparison of the stores."""
        with available():
            for found in self._db.cases.find(batch_size=200):
                yield _case(found)

    def _mark(self, case_id: str) -> None:
        self._db.case_marks.update_one({"_id": case_id}, {"$set": {"is_marked": True}}, upsert=True)


def _case(found: dict[str, Any]) -> Case:
    return Case.model_validate({"id": found.pop("_id"), **found})
