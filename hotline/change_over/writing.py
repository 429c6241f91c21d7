"""Writes an import batch by batch; each row has its key: who comes back after a crash does nothing twice."""

import json
from collections import defaultdict
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any

from ..domain import duplicates
from ..domain.case import Case
from ..domain.change_over import OldCase, TableKind
from ..domain.change_over.moving import identity_of, moved_in
from ..domain.change_over.states import State
from ..domain.roles import Actor
from . import writing_directory
from .ports import Stores

Step = Callable[[Stores, dict[str, Any], list[dict[str, Any]]], None]


class Writing:
    """Carries imports out that are being written. Only one is at a time, and by one process at a time."""

    def __init__(self, stores: Stores):
        self._stores = stores

    def carry_out(self, import_id: str, go_on: Callable[[], bool] = lambda: True) -> bool:
        """Write what is left, from the first batch that isn't noted as written; whether it is done.

        `go_on` is asked before each batch. Once all are written, files and rows are removed.
        """
        change_overs = self._stores.change_overs
        one = change_overs.get(import_id)
        if one["state"] != State.WRITING:
            return one["state"] == State.DONE
        for place in range(one["written"], len(one["batches"])):
            if not go_on():
                return False
            name = one["batches"][place]
            records = json.loads(change_overs.read(import_id, f"rows/{name}"))
            _STEPS[TableKind(name.partition("/")[0])](self._stores, one, records)
            change_overs.note(import_id, written=place + 1)
        change_overs.move(import_id, State.WRITING, State.DONE, finished_at=self._now())
        change_overs.drop(import_id)
        return True

    def _now(self) -> str:
        return self._stores.clock.now().isoformat(timespec="seconds")


def cases(stores: Stores, one: dict[str, Any], records: Sequence[dict[str, Any]]) -> None:
    """Numbers, identities, cases, then what leads to them by their old numbers."""
    olds = [OldCase(**record) for record in records]
    ids = _numbered(stores, one["id"], olds)
    units = {unit.id: unit for unit in stores.directory.units()}
    by = Actor(account_id=one["begun_by"], name=one["begun_by_name"])
    at, calendar = datetime.fromisoformat(one["begun_at"]), stores.calendars.current()
    made = [
        moved_in(
            old, ids[old.old_number], import_id=one["id"], at=at, by=by, units=units, calendar=calendar
        )
        for old in olds
    ]
    identities = {ids[old.old_number]: identity_of(old) for old in olds}
    stores.vault.put_many({case_id: found for case_id, found in identities.items() if found})
    stores.cases.add_many(made)
    stores.old_numbers.put({old.old_number: ids[old.old_number] for old in olds})
    for case in made:
        if case.is_open:
            _list_for_later_calls(stores, case, at)


def _numbered(stores: Stores, import_id: str, olds: Sequence[OldCase]) -> dict[str, str]:
    """A new number for each, of the year in which the call came: old number → id."""
    by_year: dict[str, list[str]] = defaultdict(list)
    for old in olds:
        by_year[old.registered_at[:4]].append(old.old_number)
    ids: dict[str, str] = {}
    for year, numbers in by_year.items():
        claims = {f"case/moved_in/{import_id}/{number}": number for number in numbers}
        taken = stores.numbers.claim_many(f"case/{year}", list(claims))
        ids |= {claims[claim]: f"{year}-{sequence:06d}" for claim, sequence in taken.items()}
    return ids


def _list_for_later_calls(stores: Stores, case: Case, at: datetime) -> None:
    week = duplicates.week_of(at.date())
    stores.likeness.add(case.id, week, duplicates.Matter.of(case).keys)


_STEPS: dict[TableKind, Step] = {
    TableKind.UNITS: writing_directory.units, TableKind.LEADERS: writing_directory.leaders,
    TableKind.PEOPLE: writing_directory.people, TableKind.CALENDAR: writing_directory.calendar,
    TableKind.KNOWLEDGE: writing_directory.articles, TableKind.CLOSED: cases, TableKind.OPEN: cases,
}
