"""Cases: one document each, changed by compare-and-set on its version."""

import random
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

import structlog
from pymongo import ASCENDING, DESCENDING, UpdateOne
from pymongo.database import Database
from pymongo.errors import DuplicateKeyError

from ..domain.case import Case
from ..domain.case_boards import Board
from ..domain.case_row import row_of
from ..domain.case_shelves import board_shelf
from ..domain.errors import NotFound, TemporarilyUnavailable, VersionConflict
from ..domain.history import HistoryEntry
from ..domain.status import CaseStatus
from .case_rows import MongoCaseRows
from .connection import available, repeated
from .revisions import BOARD, MongoRevisions, subjects_of

log = structlog.get_logger()

APPENDED = ("history", "outbox", "commands")
CASE_SERIES = "case"
TRIES = 40
LATEST = 200


class MongoCaseStore:
    """Implements `ports.CaseStore`.

    State, history, outbox and engine commands of a change are written in one update. A save that was written
    although its answer was lost is recognised by its history entries, whose hashes no other writer makes.

    The embedded server shows half-done updates to readers: the version is the first field of a case and the
    last an update changes, so that what was read with a version is never older than it.

    After an update that leaves something for the relay, the case is marked in `case_marks`; a mark that a
    crash prevented is made good by `sweep`. Then its row follows, so that lists show the change; the relay's visit
    makes good what a crash prevented there.
    """

    def __init__(self, db: Database):
        self._db = db
        self._rows = MongoCaseRows(db)
        self._revisions = MongoRevisions(db)

    @repeated
    def get(self, case_id: str) -> Case:
        """Load a case. Raises: NotFound."""
        with available():
            found = self._db.cases.find_one({"_id": case_id})
        if found is None:
            raise NotFound(f"没有编号为 {case_id} 的案件，请核对编号")
        return _case(found)

    @repeated
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
            self._mark(case.id)
        case.version = max(case.version, 1)
        self._show(case)
        self._revisions.touch(*subjects_of(case))

    @repeated
    def add_many(self, cases: Sequence[Case]) -> None:
        """Insert new cases of an import, which nobody knows yet; those an earlier try inserted count as done.

        Raises: VersionConflict: another case has one of these numbers.
        """
        documents = {
            case.id: {"_id": case.id, "version": 1, **case.model_dump(mode="json", exclude={"id", "version"})}
            for case in cases
        }
        with available():
            known = {found["_id"] for found in self._db.cases.find({"_id": {"$in": list(documents)}}, {"_id": 1})}
            if fresh := [document for case_id, document in documents.items() if case_id not in known]:
                self._db.cases.insert_many(fresh, ordered=False)
        for case in cases:
            case.version = 1
        self._rows.keep_new([case for case in cases if case.id not in known])
        for case in cases:
            if case.id in known:
                self._own_again(case)
        with available():
            marks = [UpdateOne({"_id": case.id}, {"$set": {"is_marked": True}}, upsert=True) for case in cases]
            self._db.case_marks.bulk_write(marks, ordered=False)
        self._revisions.touch(BOARD)

    def _own_again(self, case: Case) -> None:
        kept = self.get(case.id)
        if kept.history[0].effect != case.history[0].effect:
            raise VersionConflict(case.id)
        self._rows.heal(kept)

    def change(self, case_id: str, change: Callable[[Case], None]) -> Case:
        """Load, apply `change`, save in one update; on a conflict load and apply again.

        Raises: NotFound, VersionConflict after many conflicts, and what `change` raises.
        """
        tried: list[HistoryEntry] = []
        for attempt in range(TRIES):
            case = self.get(case_id)
            if tried and tried[0] in case.history:
                self._mark_if_waiting(case)
                return case
            before = case.model_copy(deep=True)
            change(case)
            if case == before:
                return case
            tried = case.history[len(before.history):]
            if self._save(before, case):
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
        if not self._write(after.id, before.version, update):
            return False
        after.version = before.version + 1
        self._mark_if_waiting(after)
        if row_of(before) != row_of(after).model_copy(update={"version": before.version}):
            self._show(after)
        self._revisions.touch(*subjects_of(after))
        return True

    def _show(self, case: Case) -> None:
        try:
            self._rows.keep(case)
        except TemporarilyUnavailable:
            log.warning("row_left_to_the_relay", case_id=case.id)

    @repeated
    def _write(self, case_id: str, version: int, update: dict[str, Any]) -> bool:
        with available():
            same = {"_id": case_id, "version": version}
            return bool(self._db.cases.update_one(same, update).matched_count)

    def drop_commands(self, case_id: str, command_ids: Sequence[str]) -> None:
        """Remove engine commands that have been done."""
        self._drop(case_id, "commands", command_ids)

    def drop_outbox(self, case_id: str, event_ids: Sequence[str]) -> None:
        """Remove events that have been published."""
        self._drop(case_id, "outbox", event_ids)

    @repeated
    def _drop(self, case_id: str, name: str, ids: Sequence[str]) -> None:
        if ids:
            with available():
                self._db.cases.update_one(
                    {"_id": case_id}, {"$pull": {name: {"id": {"$in": list(ids)}}}}
                )

    @repeated
    def waiting(self, limit: int = 500) -> list[str]:
        """Ids of marked cases; their marks are taken away before the cases are looked at."""
        with available():
            marked = [mark["_id"] for mark in self._db.case_marks.find({}, limit=limit)]
            if marked:
                self._db.case_marks.delete_many({"_id": {"$in": marked}})
        return marked

    @repeated
    def sweep(self, *, whole: bool = True) -> list[str]:
        """Ids of cases with events or commands left: of all cases, or of those listed as open and the latest.

        A mark that a crash prevented leaves the row as it was before, or none: among the open and the latest nothing
        is missed that was written lately.
        """
        left: dict[str, Any] = {"$or": [{"outbox.id": {"$exists": True}}, {"commands.id": {"$exists": True}}]}
        with available():
            among = {} if whole else {"_id": {"$in": self._listed_ids()}}
            return [found["_id"] for found in self._db.cases.find(among | left, {"_id": 1})]

    def _listed_ids(self) -> list[str]:
        """Cases that the board of open ones lists, and the latest, listed or not."""
        return sorted({*self._rows.on(board_shelf(Board.OPEN)), *self._latest_ids(LATEST)})

    @repeated
    def recent(self, limit: int = 100) -> list[Case]:
        """The latest cases, newest first."""
        with available():
            found = list(self._db.cases.find({"_id": {"$in": self._latest_ids(2 * limit)}}))
            if len(found) < limit:
                found = list(self._db.cases.find().sort("_id", DESCENDING).limit(limit))
        latest = sorted(found, key=lambda case: case["_id"], reverse=True)[:limit]
        return [_case(case) for case in latest]

    def _latest_ids(self, count: int) -> list[str]:
        """Ids that the latest cases have, from the heads of the number chains: read by key, without a sort."""
        ids: list[str] = []
        for head in self._db.number_heads.find():
            series, _, year = head["_id"].partition("/")
            if series == CASE_SERIES:
                ids += [f"{year}-{seq:06d}" for seq in range(max(1, head["seq"] - count), head["seq"] + 1)]
        return sorted(ids)[-count:]

    @repeated
    def all_ids(self) -> Iterable[str]:
        """Every case id, ascending."""
        with available():
            return [found["_id"] for found in self._db.cases.find({}, {"_id": 1}).sort("_id", ASCENDING)]

    def open_instances(self) -> list[tuple[str, str, bool]]:
        """Of every open case: its id, the key of its instance ("" before the claim), whether commands wait."""
        with available():
            is_open = {"_id": {"$in": self._listed_ids()}, "status": {"$in": sorted(CaseStatus.open())}}
            found = list(self._db.cases.find(is_open, {"instance_key": 1, "commands.id": 1}))
        return [(case["_id"], case["instance_key"], bool(case["commands"])) for case in found]

    def each(self) -> Iterator[Case]:
        """Every case, for the comparison of the stores."""
        with available():
            for found in self._db.cases.find(batch_size=200):
                yield _case(found)

    def _mark_if_waiting(self, case: Case) -> None:
        if case.outbox or case.commands:
            self._mark(case.id)

    @repeated
    def _mark(self, case_id: str) -> None:
        with available():
            self._db.case_marks.update_one({"_id": case_id}, {"$set": {"is_marked": True}}, upsert=True)


def _case(found: dict[str, Any]) -> Case:
    return Case.model_validate({"id": found.pop("_id"), **found})
