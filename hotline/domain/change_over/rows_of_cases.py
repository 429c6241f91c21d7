"""Old cases of an import: each sound by itself, none brought twice, none to a unit that it reports."""

from ..avoidance import avoidance_faults
from ..directory import Unit
from .faults import Fault, Faults
from .names import Names
from .old_cases import OldCase
from .plan import Row, Standing
from .row_faults import doubled, row, tell
from .rows_of_directory import Read
from .tables import Line

TAKEN = "该旧编号已于此前导入，现编号 {}；请删除这一行"


def cases(read: Read, names: Names, standing: Standing, faults: Faults) -> list[Row]:
    """Sound cases of one of the two tables; none brought twice in it."""
    found: list[Row] = []
    seen: dict[str, Line] = {}
    units = list(names.units.values())
    for line, fields in read:
        old = OldCase(**fields)
        if doubled(line, old.table, "old_number", seen, faults):
            continue
        if tell(line, old.table, _faults(old, units, names, standing), faults):
            found.append(row(line, old.in_order(standing.now).model_dump()))
    return found


def _faults(old: OldCase, units: list[Unit], names: Names, standing: Standing) -> dict[str, str]:
    wrong = avoidance_faults(old.unit_ids, old.reported_unit_id, units) if old.stage else {}
    if topic_fault := standing.tree.fault(old.topic):
        wrong["topic"] = topic_fault
    if case_id := standing.taken.get(old.old_number):
        wrong["old_number"] = TAKEN.format(case_id)
    closed = [unit_id for unit_id in old.unit_ids if old.stage and not names.units[unit_id].is_active]
    if closed:
        wrong["unit_ids"] = f"单位“{names.units[closed[0]].short_name}”已停用，请改填现在承办的单位"
    return old.faults_at(standing.now) | wrong



def brought_twice(closed: list[Row], running: list[Row], faults: Faults) -> None:
    """A case is closed or open: an old number in both tables is told."""
    numbers = {found.record["old_number"]: found for found in closed}
    for found in running:
        if first := numbers.get(found.record["old_number"]):
            text = f"该旧编号也在{first.sheet}第 {first.row} 行，请只保留一行"
            faults.add(Fault(file=found.file, sheet=found.sheet, row=found.row, column="旧编号", text=text))
