"""Rows of cases, and the shelves that list them: what every list of cases is read from, by key alone.

`case_rows` holds one small document a case. `case_shelves` holds what lies where, spread over small documents (slots)
so that none grows large. See docs/adr/0084.
"""

import zlib
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from pymongo import ReplaceOne, ReturnDocument, UpdateOne
from pymongo.database import Database
from pymongo.errors import DuplicateKeyError

from ..domain.case import Case
from ..domain.case_row import CaseRow, row_of
from ..domain.case_shelves import ShelfLine, shelves_of
from .connection import available, repeated

SLOTS = {"board": 32, "unit": 8, "former": 8, "instructed": 8, "leader": 4, "operator": 1}
ROWS_AT_ONCE = 500
FORMAT = "format"
FORMAT_NUMBER = 1
"""To be raised when rows or shelves are made otherwise: they are then written anew at the next start."""


class MongoCaseRows:
    """Implements `ports.CaseRows`.

    A row is written after its case, guarded by the case's version, and says on which shelves it may lie (`shelves`)
    and for which version they are right (`listed`). What a crash left half done, the relay's visit completes.
    """

    def __init__(self, db: Database):
        self._db = db

    def keep(self, case: Case) -> None:
        """Bring row and shelves in step with the case; a repeat, or one that comes late, changes nothing."""
        row = row_of(case)
        kept = self._write(row, shelves_of(row))
        if kept is not None:
            self._list(kept)

    def heal(self, case: Case) -> None:
        """The same where row or shelves lag behind; one read where they don't."""
        kept = self._find(case.id)
        if kept is None or _row(kept) != row_of(case).model_copy(update={"version": kept["version"]}):
            self.keep(case)
        elif kept.get("listed") != kept["version"]:
            self._list(kept)

    @repeated
    def keep_new(self, cases: Sequence[Case]) -> None:
        """The same for many cases at once that have just been inserted, and that nobody else is at."""
        self.write_many([row_of(case) for case in cases])

    @repeated
    def several(self, case_ids: Sequence[str]) -> list[CaseRow]:
        """The rows of these cases, in this order; those that are not there are left out."""
        found: dict[str, CaseRow] = {}
        with available():
            for begin in range(0, len(case_ids), ROWS_AT_ONCE):
                wanted = {"_id": {"$in": list(case_ids[begin:begin + ROWS_AT_ONCE])}}
                found |= {row["_id"]: _row(row) for row in self._db.case_rows.find(wanted)}
        return [found[case_id] for case_id in case_ids if case_id in found]

    @repeated
    def on(self, *shelves: str) -> dict[str, ShelfLine]:
        """What lies on these shelves: case id → line."""
        slots = [slot for shelf in shelves for slot in _slots(shelf)]
        lines: dict[str, ShelfLine] = {}
        with available():
            for slot in self._db.case_shelves.find({"_id": {"$in": slots}}):
                lines |= {case_id: ShelfLine.read(text) for case_id, text in slot.get("lines", {}).items()}
        return lines

    @repeated
    def counts(self, shelves: Sequence[str]) -> dict[str, int]:
        """How many cases lie on each shelf."""
        shelf_of = {slot: shelf for shelf in shelves for slot in _slots(shelf)}
        counts = dict.fromkeys(shelves, 0)
        with available():
            for slot in self._db.case_shelves.find({"_id": {"$in": list(shelf_of)}}):
                counts[shelf_of[slot["_id"]]] += len(slot.get("lines", {}))
        return counts

    def all(self) -> dict[str, CaseRow]:
        """Every row, for the comparison of the stores."""
        with available():
            return {found["_id"]: _row(found) for found in self._db.case_rows.find()}

    def shelves(self) -> dict[str, dict[str, str]]:
        """Every shelf with the texts of its lines, for the comparison of the stores."""
        shelves: dict[str, dict[str, str]] = defaultdict(dict)
        with available():
            for slot in self._db.case_shelves.find({"_id": {"$ne": FORMAT}}):
                shelves[slot["_id"].rpartition("#")[0]] |= slot.get("lines", {})
        return dict(shelves)

    def make_good(self, cases: Callable[[], Iterable[Case]]) -> None:
        """Write all rows and shelves anew where they were lost, or are those of another release."""
        if not self._db.case_shelves.find_one({"_id": FORMAT, "number": FORMAT_NUMBER}):
            self._db.drop_collection("case_shelves")
            self._db.drop_collection("case_rows")
            self.rebuild(cases())

    def rebuild(self, cases: Iterable[Case]) -> None:
        """Write rows and shelves of these cases, many at a time; nobody else may be at them."""
        rows: list[CaseRow] = []
        for case in cases:
            rows.append(row_of(case))
            if len(rows) == ROWS_AT_ONCE:
                self.write_many(rows)
                rows = []
        self.write_many(rows)
        format_told = {"$set": {"number": FORMAT_NUMBER}}
        self._db.case_shelves.update_one({"_id": FORMAT}, format_told, upsert=True)

    @repeated
    def _write(self, row: CaseRow, shelves: Iterable[str]) -> dict[str, Any] | None:
        """The document as written; None where a later one is there, whose writer lists it."""
        fields = row.model_dump(mode="json", exclude={"id"})
        update = {"$set": fields, "$addToSet": {"shelves": {"$each": sorted(shelves)}}}
        older = {"_id": row.id, "version": {"$lte": row.version}}
        with available():
            try:
                return self._db.case_rows.find_one_and_update(
                    older, update, upsert=True, return_document=ReturnDocument.AFTER
                )
            except DuplicateKeyError:
                return None

    def _list(self, kept: dict[str, Any]) -> None:
        """Put the case on its shelves and off all others; anew when a later row came meanwhile."""
        touched: set[str] = set()
        while True:
            lines = shelves_of(_row(kept))
            touched |= set(kept.get("shelves", ())) | set(lines)
            self._put(kept["_id"], lines, touched - set(lines))
            if self._mark_listed(kept, sorted(lines)):
                return
            later = self._find(kept["_id"])
            if later is None:
                return
            kept = later

    @repeated
    def _put(self, case_id: str, lines: dict[str, ShelfLine], off: Iterable[str]) -> None:
        name = f"lines.{case_id}"
        changes = [
            UpdateOne({"_id": _slot(shelf, case_id)}, {"$set": {name: line.text()}}, upsert=True)
            for shelf, line in lines.items()
        ]
        changes += [UpdateOne({"_id": _slot(shelf, case_id)}, {"$unset": {name: ""}}) for shelf in off]
        with available():
            self._db.case_shelves.bulk_write(changes, ordered=False)

    @repeated
    def _mark_listed(self, kept: dict[str, Any], shelves: list[str]) -> bool:
        same = {"_id": kept["_id"], "version": kept["version"]}
        done = {"$set": {"listed": kept["version"], "shelves": shelves}}
        with available():
            return bool(self._db.case_rows.update_one(same, done).matched_count)

    @repeated
    def _find(self, case_id: str) -> dict[str, Any] | None:
        with available():
            return self._db.case_rows.find_one({"_id": case_id})

    def write_many(self, rows: Sequence[CaseRow]) -> None:
        """Write rows that are not there yet, and list them."""
        if not rows:
            return
        slots: dict[str, dict[str, str]] = defaultdict(dict)
        documents = []
        for row in rows:
            lines = shelves_of(row)
            for shelf, line in lines.items():
                slots[_slot(shelf, row.id)][f"lines.{row.id}"] = line.text()
            fields = row.model_dump(mode="json", exclude={"id"})
            document = {**fields, "shelves": sorted(lines), "listed": row.version}
            documents.append(ReplaceOne({"_id": row.id}, document, upsert=True))
        with available():
            self._db.case_shelves.bulk_write(
                [UpdateOne({"_id": slot}, {"$set": lines}, upsert=True) for slot, lines in slots.items()], ordered=False
            )
            self._db.case_rows.bulk_write(documents, ordered=False)


def _row(found: dict[str, Any]) -> CaseRow:
    return CaseRow.model_validate({"id": found["_id"], **found})


def _slots(shelf: str) -> list[str]:
    return [f"{shelf}#{number}" for number in range(SLOTS[shelf.partition("/")[0]])]


def _slot(shelf: str, case_id: str) -> str:
    return f"{shelf}#{zlib.crc32(case_id.encode()) % SLOTS[shelf.partition('/')[0]]}"
