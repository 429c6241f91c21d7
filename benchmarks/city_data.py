"""A city's database after years: closed cases, open ones with tasks, callers; made by the domain, written in bulk.

A few cases are taken through their steps by the domain's own functions; the others are the same documents under other
numbers, units and days.
"""

import json
import random
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from pymongo.database import Database

from hotline.domain import archiving
from hotline.domain.case import Case
from hotline.domain.case_row import row_of
from hotline.domain.identity import CallerIdentity
from hotline.domain.tasks import OpenTask
from hotline.play import people
from hotline.storage import Cipher, MongoCaseRows, MongoIdentityVault, MongoWorklist
from hotline.testing import cases as sample

AT_ONCE = 200
WRITERS = 2
CALLS_OF_A_TELEPHONE = 3
CALLS_A_DAY, OPERATORS = 1_000, 20
SAMPLE_ID, SAMPLE_UNIT, SAMPLE_UNIT_NAME = "2026-000001", sample.WATER.id, sample.WATER.name


@dataclass(frozen=True)
class City:
    """What was written: numbers of all cases, units that have work, telephones that called."""

    case_ids: list[str]
    unit_ids: list[str]
    telephones: list[str]


def fill(db: Database, cipher: Cipher, clock: Any, units: dict[str, str], *, cases: int, tasks: int) -> City:
    """Write `cases` cases, the latest `tasks` of them open with a unit's task each. `units`: id → name."""
    dice = random.Random(5)
    telephones = [people.phone(dice) for _ in range(cases // CALLS_OF_A_TELEPHONE)]
    city = City([f"{clock.now().year}-{number:06d}" for number in range(1, cases + 1)], list(units), telephones)
    since = clock.now() - timedelta(days=3)
    molds = _Mold(_archived(since)), _Mold(sample.dispatched(at=since))
    rows, vault = MongoCaseRows(db), MongoIdentityVault(db, cipher, clock)

    def write(numbered: list[tuple[int, str]]) -> None:
        made = [
            molds[place >= cases - tasks].cast(case_id, *_unit(units, place), *_taken(since, cases - place))
            for place, case_id in numbered
        ]
        db.cases.insert_many([case for case, _ in made], ordered=False)
        rows.write_many([row for _, row in made])
        callers = {
            case_id: CallerIdentity(name="陈桂芳", phone=telephones[place % len(telephones)])
            for place, case_id in numbered
        }
        vault.put_many(callers)
        _number(db, numbered)

    with ThreadPoolExecutor(WRITERS) as writers:
        numbered = list(enumerate(city.case_ids))
        list(writers.map(write, (numbered[begin:begin + AT_ONCE] for begin in range(0, cases, AT_ONCE))))
        list(writers.map(MongoWorklist(db).put, _tasks(city, units, tasks, since)))
    db.number_heads.update_one({"_id": f"case/{clock.now().year}"}, {"$set": {"seq": cases}}, upsert=True)
    return city


class _Mold:
    """A case as document and row, to be cast under other numbers and units."""

    def __init__(self, case: Case):
        case.outbox, case.commands = [], []
        case.version = 1
        self._text = json.dumps({**case.model_dump(mode="json", exclude={"id"}), "version": 1}, ensure_ascii=False)
        self._row = row_of(case)

    def cast(
        self, case_id: str, unit_id: str, unit_name: str, operator: str, registered_at: str
    ) -> tuple[dict[str, Any], Any]:
        """Document and row."""
        text = self._text.replace(SAMPLE_ID, case_id).replace(f'"{SAMPLE_UNIT}"', f'"{unit_id}"')
        taken = {"registered_by": operator, "registered_at": registered_at}
        document = {"_id": case_id, **json.loads(text.replace(SAMPLE_UNIT_NAME, unit_name)), **taken}
        parts = [part.model_copy(update={"unit_id": unit_id, "unit_name": unit_name}) for part in self._row.parts]
        return document, self._row.model_copy(update={"id": case_id, "parts": parts, "unit_ids": [unit_id], **taken})


def _archived(at: datetime) -> Case:
    """A case from call to archive."""
    case = sample.completed(at=at)
    archiving.closed(case, at=at + timedelta(hours=4))
    return case


def _unit(units: dict[str, str], place: int) -> tuple[str, str]:
    return list(units.items())[place % len(units)]


def _taken(latest: datetime, back: int) -> tuple[str, str]:
    """By whom and when the case was taken that lies so many cases before the latest."""
    day = latest - timedelta(days=back // CALLS_A_DAY)
    return str(1001 + back % OPERATORS), day.isoformat(timespec="milliseconds")


def _tasks(city: City, units: dict[str, str], tasks: int, at: datetime) -> Iterator[OpenTask]:
    open_case = sample.dispatched(at=at)
    first = len(city.case_ids) - tasks
    for place in range(first, len(city.case_ids)):
        unit_id, _ = _unit(units, place)
        yield OpenTask(
            key=str(9_000_000_000 + place), case_id=city.case_ids[place], element_id="Task_HandleAndReport",
            form="unit_report", group=f"unit:{unit_id}", unit_id=unit_id, opened_at=at.isoformat(timespec="seconds"),
            due_at=open_case.assignments[0].due_at, subject=open_case.subject, urgency=open_case.urgency,
        )


def _number(db: Database, numbered: list[tuple[int, str]]) -> None:
    year = numbered[0][1][:4]
    db.numbers.insert_many([
        {"_id": f"case/{year}/{place:06d}", "series": f"case/{year}", "seq": place, "claim": f"filled/{case_id}"}
        for place, case_id in ((place + 1, case_id) for place, case_id in numbered)
    ], ordered=False)
