"""Which boards a case lies on, by the row that is its fold."""

from datetime import timedelta

import pytest

from hotline.domain.approval import Callback
from hotline.domain.assignment import ReturnRequest, Urging
from hotline.domain.case_boards import Board, boards_of, lies_on
from hotline.domain.case_row import row_of
from hotline.domain.case_shelves import ShelfLine, shelves_of, unit_shelf
from hotline.testing import cases as sample

AT = sample.MONDAY_MORNING.isoformat()


def _urging(ordinal: int) -> Urging:
    return Urging(ordinal=ordinal, at=AT, by="system", by_hand=False, answer_due_at=AT, document_id=f"u{ordinal}")


@pytest.mark.requirement("R-5.2.3")
def test_yellow_and_red_are_the_urgings_that_were_made():
    """One urging without a result is yellow, two are red; signing takes a case off its board."""
    case = sample.dispatched()
    assert boards_of(row_of(case)) == [Board.NOT_SIGNED, Board.ON_DUTY, Board.OPEN]
    case.assignments[0].signed_at = AT
    case.assignments[0].urgings.append(_urging(1))
    assert boards_of(row_of(case)) == [Board.YELLOW, Board.ON_DUTY, Board.OPEN]
    case.assignments[0].urgings.append(_urging(2))
    assert boards_of(row_of(case)) == [Board.RED, Board.ON_DUTY, Board.OPEN]


def test_a_returned_case_is_disputed_and_not_unsigned():
    """A return that waits for its ruling stands among the disputed alone."""
    case = sample.dispatched()
    case.assignments[0].returned = ReturnRequest(at=AT, by_name="经办人", reason="不属职责", ground="三定方案")
    assert boards_of(row_of(case)) == [Board.DISPUTED, Board.ON_DUTY, Board.OPEN]


def test_overdue_is_told_by_the_clock():
    """The same row is overdue after its limit and not before it."""
    row = row_of(sample.dispatched())
    late = (sample.MONDAY_MORNING + timedelta(days=30)).isoformat()
    assert (lies_on(Board.OVERDUE, row, AT), lies_on(Board.OVERDUE, row, late)) == (False, True)


def test_unhappy_and_told_again():
    """A caller who wasn't satisfied, and a matter that others followed."""
    case = sample.completed()
    case.callbacks.append(
        Callback(at=AT, by="dc01", outcome="unsatisfied_justified", quality=2, efficiency=2, satisfaction=1)
    )
    case.child_ids = ["2026-000002", "2026-000003"]
    assert {Board.UNHAPPY, Board.REPEATED} <= set(boards_of(row_of(case)))


def test_a_shelf_line_reads_as_it_was_written():
    """What lists are sorted and filtered by survives its text."""
    line = shelves_of(row_of(sample.dispatched(sample.WATER, sample.HOUSING)))[unit_shelf("zhujian")]
    assert ShelfLine.read(line.text()) == line and line.unit_ids == ("gongshui", "zhujian")
