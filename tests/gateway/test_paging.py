"""Pages of lists: nothing is skipped and nothing comes twice, whatever happens to the list between two pages."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gateway.paging import page_of, read_token, token_of
from hotline.domain.errors import FieldsRefused

NAMES = st.text("abcdef", min_size=1, max_size=3)
ROWS = st.sets(st.tuples(st.integers(0, 5), NAMES), max_size=30)


@given(
    first=ROWS, changes=st.lists(st.tuples(ROWS, ROWS), max_size=40), size=st.integers(1, 7), descending=st.booleans()
)
def test_rows_come_and_go_between_pages(first, changes, size, descending):
    """Who follows the tokens sees every row that stayed exactly once, in order, and no row twice."""
    rows, stayed, token, seen = set(first), set(first), "", []
    for leaving, coming in [*changes, *[(set(), set())] * 100]:
        page, token = page_of(rows, lambda row: row, token, size, descending=descending)
        assert len(page) <= size
        seen += page
        if not token:
            break
        rows = (rows - leaving) | coming
        stayed &= rows
    assert not token
    assert len(seen) == len(set(seen))
    assert seen == sorted(seen, reverse=descending)
    assert stayed <= set(seen)


def test_the_row_that_a_token_names_may_be_gone():
    """The page goes on where the row was: its neighbours are neither skipped nor told again."""
    rows = ["a", "b", "c", "d", "e"]
    page, token = page_of(rows, lambda row: (row,), "", 2)
    assert page == ["a", "b"]
    page, token = page_of(["c", "d", "e"], lambda row: (row,), token, 2)
    assert page == ["c", "d"] and token
    assert page_of(["e"], lambda row: (row,), token, 2) == (["e"], "")


@pytest.mark.parametrize("token", [
    "0", "7", "页", "!!!!", "\x00", "\ud800", token_of((1, "x")) + "A" * 400, "W10" * 200, "bnVsbA", "e30", "W251bGxd",
    "WzEuNV0", "W1tdXQ", "W3RydWVd",
])
def test_a_token_of_ones_own_making_is_refused_in_words(token):
    """Whatever stands in the address, the answer is that the token is wrong."""
    with pytest.raises(FieldsRefused, match="翻页标记无效"):
        page_of([("2026-11-23", "7")], lambda row: row, token, 5)


def test_a_token_of_another_list_is_refused():
    """A place of another kind can't be compared with those of this list."""
    with pytest.raises(FieldsRefused, match="翻页标记无效"):
        page_of([("2026-11-23", "7")], lambda row: row, token_of((7, "x")), 5)


def test_a_token_reads_as_it_was_written():
    """What went in comes out."""
    assert read_token(token_of(("2026-11-23", 7, "督办"))) == ("2026-11-23", 7, "督办")
    assert read_token("") is None
