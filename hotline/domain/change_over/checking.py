"""Looks at everything that a city brings, as a whole, and finds every fault before anything is written."""

from collections.abc import Iterable, Sequence
from typing import Any

from . import rows_of_cases, rows_of_directory, rows_of_knowledge
from .columns import COLUMNS
from .faults import Fault, Faults
from .kinds import TableKind
from .names import Names
from .plan import Plan, Standing
from .reading_rows import Reader, readers
from .tables import Line, Lines, kind_of, lines_of

NO_KIND = "认不出这张表，请用模板中的工作表名称（CSV 用它作文件名）：" + "、".join(kind.label for kind in TableKind)
EXPLANATION = "填写说明"


def check(tables: Sequence[Lines], standing: Standing) -> tuple[Plan, Faults]:
    """What would be written, and everything that is wrong. Only without any fault may it be written."""
    faults, plan = Faults(), Plan()
    by_kind = _by_kind(tables, faults)
    names = Names(standing.units, standing.leaders)
    for kind in TableKind:
        read = _read(by_kind.get(kind, ()), kind, names, standing, faults)
        found = _CHECKS[kind](read, names, standing, faults)
        if found:
            plan.rows[kind] = found
    rows_of_cases.brought_twice(plan.rows.get(TableKind.CLOSED, []), plan.rows.get(TableKind.OPEN, []), faults)
    if not plan.rows and not faults.count:
        faults.add(Fault(text="文件中没有可导入的内容，请按模板填写"))
    return plan, faults


def _by_kind(tables: Sequence[Lines], faults: Faults) -> dict[TableKind, list[Line]]:
    found: dict[TableKind, list[Line]] = {}
    for table in tables:
        if table.sheet == EXPLANATION:
            continue
        kind = kind_of(table)
        if kind is None:
            faults.add(Fault(file=table.file, sheet=table.sheet, text=NO_KIND))
            continue
        found.setdefault(kind, []).extend(lines_of(table, kind, faults))
    return found


def _read(
    lines: Iterable[Line], kind: TableKind, names: Names, standing: Standing, faults: Faults
) -> list[tuple[Line, dict[str, Any]]]:
    """Each line with its fields; a line with a fault is told and left out.

    Units and leaders of the import must have names before the others are read, so that others may name them.
    """
    sound = []
    if kind in (TableKind.UNITS, TableKind.LEADERS):
        lines = list(lines)
        rows_of_directory.name_all(kind, lines, names)
    reading = readers(kind, names, standing.calendar)
    for line in lines:
        fields, wrong = _fields(line, kind, reading)
        for fault in wrong:
            faults.add(fault)
        if not wrong:
            sound.append((line, fields))
    return sound


def _fields(line: Line, kind: TableKind, reading: dict[str, Reader]) -> tuple[dict[str, Any], list[Fault]]:
    fields: dict[str, Any] = {}
    wrong = []
    for column in COLUMNS[kind]:
        text = line.cells.get(column.name, "")
        if not text:
            if column.is_required:
                wrong.append(line.fault(f"请填写{column.heading}", column))
            continue
        try:
            fields[column.name] = reading[column.name](text) if column.name in reading else text
        except ValueError as fault:
            wrong.append(line.fault(str(fault), column))
    return fields, wrong


_CHECKS = {
    TableKind.UNITS: rows_of_directory.units, TableKind.LEADERS: rows_of_directory.leaders,
    TableKind.PEOPLE: rows_of_directory.people, TableKind.CALENDAR: rows_of_knowledge.calendar,
    TableKind.KNOWLEDGE: rows_of_knowledge.articles, TableKind.CLOSED: rows_of_cases.cases,
    TableKind.OPEN: rows_of_cases.cases,
}

