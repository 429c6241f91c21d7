"""States of a unit's part, and filters of its list."""

from datetime import timedelta

import pytest

from hotline.domain.case_row import row_of
from hotline.domain.unit_work import WorkFilter, WorkState, counts_of, part_of, states_of
from hotline.testing import cases as sample

NOW = sample.MONDAY_MORNING + timedelta(hours=2)
CLERK = sample.clerk(sample.WATER)


def row(*units, **changes):
    """A row of a case that was just given to the units."""
    return row_of(sample.dispatched(*units, **changes))


def states(one, now=NOW):
    """In what the water company's part stands."""
    return states_of(one, part_of(one, "gongshui"), now)


@pytest.mark.requirement("R-5.2.3")
def test_the_colour_is_one_and_the_gravest():
    """None, yellow after the first urging, red after the second, overdue whatever was urged."""
    one = row()
    part = part_of(one, "gongshui")
    for urged, colour in ((0, None), (1, WorkState.YELLOW), (2, WorkState.RED), (3, WorkState.RED)):
        part.urged = urged
        assert states(one) - {WorkState.UNSIGNED} == ({colour} if colour else set())
    assert states(one, NOW + timedelta(days=30)) == {WorkState.UNSIGNED, WorkState.OVERDUE}


def test_states_overlap():
    """A co-unit's part, signed, in a second attempt, with an extension asked for."""
    case = sample.dispatched(sample.HOUSING, sample.WATER)
    sample.act(case, "sign_slip", CLERK, NOW)
    sample.act(case, "request_extension", CLERK, NOW, workdays=3, reason="等待配件。")
    one = row_of(case).model_copy(update={"attempt": 2})
    assert states(one) == {WorkState.HANDLING, WorkState.CO, WorkState.ASKING, WorkState.AGAIN}
    counts = counts_of([one, row()], "gongshui", NOW)
    assert (counts[""], counts["handling"], counts["unsigned"], counts["former"]) == (2, 1, 1, 0)


def test_a_filter_reads_what_it_knows_and_says_what_is_set():
    """Unknown codes and years are left out; texts are cut; the rest comes back as it was."""
    asked = {"state": "red", "kind": "nonsense", "urgency": "emergency", "text": " 水压 ", "year": "20x6", "other": "1"}
    wanted = WorkFilter.read(asked)
    assert wanted.parameters == {"state": "red", "urgency": "emergency", "text": "水压"}
    assert WorkFilter.read(wanted.parameters) == wanted
    assert len(WorkFilter.read({"text": "水" * 500}).text) == 60 and not WorkFilter.read({}).parameters


@pytest.mark.parametrize(
    ("asked", "is_shown"),
    [({}, True), ({"state": "unsigned"}, True), ({"state": "red"}, False), ({"kind": "help"}, True),
     ({"kind": "other"}, False), ({"text": "水压 2026"}, True), ({"text": "道路"}, False), ({"in_charge": "me"}, False),
     ({"in_charge": "nobody"}, True), ({"in_charge": "gongshui-02"}, False)],
)
def test_a_filter_shows_what_fits_all_of_it(asked, is_shown):
    """State, kind, words of number and heading, who has it."""
    assert WorkFilter.read(asked).shows(row(), "gongshui", "gongshui-01", NOW) is is_shown


@pytest.mark.requirement("R-4.5")
def test_a_protected_heading_is_not_found_by_its_words():
    """Only by what units may read."""
    one = row(subject="王某举报某局", reports_wrongdoing=True, unit_text="x", topic="")
    assert not WorkFilter.read({"text": "举报某局"}).shows(one, "gongshui", "gongshui-01", NOW)
