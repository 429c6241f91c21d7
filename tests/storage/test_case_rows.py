"""Rows of cases and the shelves that list them: in step with the cases, whoever comes late."""

import threading

import pytest
from pymongo.database import Database

from hotline.domain.case_boards import Board
from hotline.domain.case_row import row_of
from hotline.domain.case_shelves import board_shelf, operator_shelf, unit_shelf
from hotline.storage import MongoCaseRows, MongoCaseStore
from hotline.testing import cases as sample


@pytest.fixture
def cases(database: Database) -> MongoCaseStore:
    """The store whose changes the rows follow."""
    return MongoCaseStore(database)


@pytest.fixture
def rows(database: Database) -> MongoCaseRows:
    """Rows over the same database."""
    return MongoCaseRows(database)


def test_a_row_follows_its_case(cases: MongoCaseStore, rows: MongoCaseRows):
    """With each change the case lies on the shelves that it belongs on, and on no others."""
    cases.add(sample.dispatched())
    assert set(rows.on(unit_shelf("gongshui"))) == set(rows.on(board_shelf(Board.NOT_SIGNED))) == {"2026-000001"}
    assert set(rows.on(operator_shelf("1001", "2026-11-23"))) == {"2026-000001"}

    def signed(case):
        sample.act(case, "sign_slip", sample.clerk(sample.WATER), sample.MONDAY_MORNING)

    cases.change("2026-000001", signed)
    assert rows.on(board_shelf(Board.NOT_SIGNED)) == {}
    assert rows.on(unit_shelf("gongshui"))["2026-000001"].unit_ids == ("gongshui",)
    assert rows.counts([board_shelf(Board.ON_DUTY), board_shelf(Board.RED)]) == {"board/on_duty": 1, "board/red": 0}


def test_who_comes_late_changes_nothing(cases: MongoCaseStore, rows: MongoCaseRows):
    """The row of an older version neither replaces a newer one nor brings its shelves back."""
    cases.add(sample.dispatched())
    early = cases.get("2026-000001")
    cases.change("2026-000001", lambda case: sample.finish(
        case, "Task_HandleAndReport", "unit:gongshui", sample.clerk(sample.WATER), sample.MONDAY_MORNING,
        handling="已处理完毕。", public_answer="您反映的问题已解决。", is_solved=True,
    ))
    rows.keep(early)
    rows.heal(cases.get("2026-000001"))
    assert rows.on(unit_shelf("gongshui")) == {}
    assert rows.several(["2026-000001", "2026-000009"]) == [row_of(cases.get("2026-000001"))]


def test_a_half_done_change_is_completed(cases: MongoCaseStore, rows: MongoCaseRows, database: Database):
    """A row that was written without its shelves is listed when the relay comes by; a stale line goes."""
    cases.add(sample.dispatched())
    database.case_shelves.drop()
    database.case_rows.update_one({"_id": "2026-000001"}, {"$unset": {"listed": ""}})
    rows.heal(cases.get("2026-000001"))
    assert set(rows.on(unit_shelf("gongshui"))) == {"2026-000001"}


def test_lost_rows_are_made_again(cases: MongoCaseStore, rows: MongoCaseRows, database: Database):
    """Rows and shelves are written anew where they were lost."""
    for number in range(1, 4):
        cases.add(sample.dispatch(sample.registered(f"2026-00000{number}"), sample.WATER, at=sample.MONDAY_MORNING))
    before = rows.all(), rows.shelves()
    database.case_rows.drop()
    database.case_shelves.drop()
    rows.make_good(cases.each)
    assert (rows.all(), rows.shelves()) == before and len(before[0]) == 3


def test_many_writers_leave_rows_in_step(cases: MongoCaseStore, rows: MongoCaseRows):
    """However writers overtake each other, in the end row and shelves are the fold of the case."""
    cases.add(sample.dispatched())

    def toggle(case):
        part = case.assignments[0]
        part.signed_at = "" if part.signed_at else "2026-11-23T10:00:00+08:00"

    def write():
        for _ in range(10):
            cases.change("2026-000001", toggle)

    writers = [threading.Thread(target=write) for _ in range(4)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    case = cases.get("2026-000001")
    rows.heal(case)
    assert rows.several([case.id])[0] == row_of(case)
    assert (case.id in rows.on(board_shelf(Board.NOT_SIGNED))) is not bool(case.assignments[0].signed_at)
