"""Which rows the list shows, in which order, and how many stand in each state."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from hotline.domain.access import View, view_of_row
from hotline.domain.case_row import CaseRow
from hotline.domain.case_shelves import former_shelf, unit_shelf
from hotline.domain.roles import Actor
from hotline.domain.tasks import OpenTask
from hotline.domain.unit_work import WorkFilter, counts_of, part_of

from ..kit import Kit
from ..paging import page_of, place_in, token_of
from .row import WorkRow
from .rows import row_of

PAGE_ROWS = 50
READ_AT_ONCE = 100


@dataclass(frozen=True)
class Listing:
    """A page of the list. `counts` by state are of all that is owed; `loose_tasks` are tasks without a row yet."""

    rows: list[WorkRow]
    counts: dict[str, int]
    found: int
    next_token: str = ""
    loose_tasks: list[OpenTask] = field(default_factory=list)


def list_of(kit: Kit, actor: Actor, wanted: WorkFilter, token: str = "", size: int = PAGE_ROWS) -> Listing:
    """What is owed, the first due first; of what the unit had once, the latest first.

    Raises: FieldsRefused: the token isn't one of this list.
    """
    tasks = kit.worklist.of_groups({f"unit:{actor.unit_id}"})
    owed = _owed(kit, actor)
    now = kit.clock.now()
    counts = counts_of(owed, actor.unit_id, now)
    if wanted.is_of_former:
        rows, next_token, found = _former_page(kit, actor, wanted, token, size)
    else:
        shown = [row for row in owed if wanted.shows(row, actor.unit_id, actor.account_id, now)]
        rows, next_token = page_of(shown, lambda row: _place(row, actor.unit_id), token, size)
        found = len(shown)
    listed = {row.id for row in owed}
    return Listing(
        _told(kit, actor, rows, tasks), counts, found, next_token, [t for t in tasks if t.case_id not in listed]
    )


def _owed(kit: Kit, actor: Actor) -> list[CaseRow]:
    rows = kit.case_rows.several(list(kit.case_rows.on(unit_shelf(actor.unit_id))))
    return [row for row in rows if part_of(row, actor.unit_id) and view_of_row(actor, row) is not View.NONE]


def _place(row: CaseRow, unit_id: str) -> tuple[str, str]:
    part = part_of(row, unit_id)
    return (part.due_at if part else "", row.id)


def _told(kit: Kit, actor: Actor, rows: list[CaseRow], tasks: list[OpenTask]) -> list[WorkRow]:
    by_case: dict[str, list[OpenTask]] = {}
    for task in tasks:
        by_case.setdefault(task.case_id, []).append(task)
    parts = [part_of(row, actor.unit_id) for row in rows]
    printed = kit.slip_prints.printed([part.slip_id for part in parts if part and part.slip_id])
    calendar, now = kit.calendars.current(), kit.clock.now()
    return [row_of(row, actor, by_case.get(row.id, []), printed, calendar, now) for row in rows]


def _former_page(
    kit: Kit, actor: Actor, wanted: WorkFilter, token: str, size: int
) -> tuple[list[CaseRow], str, int]:
    """One year's, read by pages of the shelf: only rows that may be shown are fetched."""
    lines = kit.case_rows.on(former_shelf(actor.unit_id, wanted.year or kit.clock.now().year))
    seen = place_in(token, str, str)
    order = sorted(((line.order, case_id) for case_id, line in lines.items()), reverse=True)
    rest = [case_id for place, case_id in ((p, p[1]) for p in order) if seen is None or place < seen]
    rows: list[CaseRow] = []
    for row in _shown(kit, actor, wanted, rest):
        if len(rows) == size:
            return rows, token_of((rows[-1].registered_at, rows[-1].id)), len(lines)
        rows.append(row)
    return rows, "", len(lines)


def _shown(kit: Kit, actor: Actor, wanted: WorkFilter, case_ids: list[str]) -> Iterator[CaseRow]:
    now = kit.clock.now()
    for begin in range(0, len(case_ids), READ_AT_ONCE):
        for row in kit.case_rows.several(case_ids[begin:begin + READ_AT_ONCE]):
            if view_of_row(actor, row) is not View.NONE and wanted.shows(row, actor.unit_id, actor.account_id, now):
                yield row
