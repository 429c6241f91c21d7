"""The dry run: files become rows, every fault is found, nothing is written but the rows of a sound import."""

import json
from collections.abc import Iterable, Sequence

from ..domain.change_over import Fault, Faults, Plan, Standing, TableKind, check
from ..domain.change_over.states import State
from ..domain.change_over.tables import Lines, kind_of
from ..domain.errors import HotlineError, Refused
from ..spreadsheets import read_file
from .ports import Stores

BATCH_ROWS = 200
FOUND_WRONG = "检查未通过，请按清单改正后重新上传；没有导入任何内容"


class Examining:
    """Checks imports that were received."""

    def __init__(self, stores: Stores):
        self._stores = stores

    def examine(self, import_id: str) -> State:
        """Check it; the state it comes to. May be repeated after a crash."""
        change_overs = self._stores.change_overs
        one = change_overs.get(import_id)
        tables, faults = self._read(import_id, [file["name"] for file in one["files"]])
        plan, found = check(tables, self._standing(tables))
        faults.add_all(found.kept, found.count)
        told = {
            "checked_at": self._now(), "counts": plan.counts(), "fault_count": faults.count,
            "faults": [fault.model_dump() for fault in faults.kept],
        }
        if faults.count:
            change_overs.move(import_id, State.RECEIVED, State.FAULTY, **told, reason=FOUND_WRONG)
            change_overs.drop(import_id)
            return State.FAULTY
        told["batches"] = self._keep(import_id, plan)
        told["rows"] = sum(len(rows) for rows in plan.rows.values())
        after = State.AWAITING_APPROVAL if plan.gives_roles else State.CHECKED
        change_overs.move(import_id, State.RECEIVED, after, **told)
        return after

    def _read(self, import_id: str, names: Sequence[str]) -> tuple[list[Lines], Faults]:
        tables: list[Lines] = []
        faults = Faults()
        for name in names:
            try:
                read = read_file(name, self._stores.change_overs.read(import_id, f"file/{name}"))
            except Refused as refused:
                faults.add(Fault(file=name, text=refused.message))
                continue
            tables += [Lines(name, one.sheet, one.headings, one.rows) for one in read.tables]
            faults.add_all((Fault(file=name, **one.model_dump()) for one in read.faults), read.fault_count)
        return tables, faults

    def _standing(self, tables: Iterable[Lines]) -> Standing:
        stores, now = self._stores, self._stores.clock.now()
        return Standing(
            units=stores.directory.units(), leaders=stores.directory.leaders(), accounts=stores.directory.accounts(),
            calendar=stores.calendars.current(), tree=stores.topics.tree(), today=now.date().isoformat(),
            now=now.isoformat(timespec="seconds"), taken=stores.old_numbers.several(_old_numbers(tables)),
        )

    def _keep(self, import_id: str, plan: Plan) -> list[str]:
        """Keep the rows in batches; their names, in the order in which they are written."""
        names = []
        for kind, rows in plan.rows.items():
            for begin in range(0, len(rows), BATCH_ROWS):
                names.append(f"{kind}/{begin // BATCH_ROWS + 1}")
                records = [row.record for row in rows[begin:begin + BATCH_ROWS] if row.change != "same"]
                content = json.dumps(records, ensure_ascii=False).encode()
                self._stores.change_overs.put(import_id, f"rows/{names[-1]}", content)
        return names

    def _now(self) -> str:
        return self._stores.clock.now().isoformat(timespec="seconds")


def refuse(stores: Stores, import_id: str, error: HotlineError) -> None:
    """Note why an import couldn't even be checked."""
    stores.change_overs.move(import_id, State.RECEIVED, State.FAULTY, reason=error.message, fault_count=1, faults=[
        Fault(text=error.message).model_dump()
    ], counts={})
    stores.change_overs.drop(import_id)


def _old_numbers(tables: Iterable[Lines]) -> list[str]:
    numbers: list[str] = []
    for table in tables:
        if kind_of(table) in (TableKind.CLOSED, TableKind.OPEN):
            place = next((n for n, heading in enumerate(table.headings) if heading.strip("*＊ ") == "旧编号"), None)
            numbers += [line[place] for _, line in table.lines if place is not None and line[place]]
    return numbers
