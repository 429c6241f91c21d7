"""What lists of cases show is the fold of the cases (I11)."""

from collections.abc import Iterator

from ...domain.case_row import row_of
from ...domain.case_shelves import shelves_of
from ..findings import Finding, Invariant
from ..world import World


def as_cases(world: World) -> Iterator[Finding]:
    """Every case has its row, and the row says what the case says."""
    for case in world.cases.values():
        row = world.rows.get(case.id)
        if row is None:
            yield Finding(Invariant.I11, case.id, "清单中没有该案件")
        elif row.model_copy(update={"version": case.version}) != row_of(case):
            yield Finding(Invariant.I11, case.id, "清单所列与案件不符")
    for case_id in sorted(world.rows.keys() - world.cases.keys()):
        yield Finding(Invariant.I11, case_id, "清单所列案件不存在")


def on_shelves(world: World) -> Iterator[Finding]:
    """Every shelf lists just those cases that belong there."""
    wanted = {
        (shelf, row.id): line.text() for row in world.rows.values() for shelf, line in shelves_of(row).items()
    }
    listed = {(shelf, case_id): text for shelf, lines in world.shelves.items() for case_id, text in lines.items()}
    for shelf, case_id in sorted(wanted.keys() - listed.keys()):
        yield Finding(Invariant.I11, case_id, f"未列入 {shelf}")
    for shelf, case_id in sorted(listed.keys() - wanted.keys()):
        yield Finding(Invariant.I11, case_id, f"误列入 {shelf}")
    for shelf, case_id in sorted(key for key in wanted.keys() & listed.keys() if wanted[key] != listed[key]):
        yield Finding(Invariant.I11, case_id, f"在 {shelf} 中的内容不符")
