"""The closing report: every figure opens its rows, and the figures agree with the cases."""

from hotline.domain.answering_day import AnsweringDay, report_of
from hotline.domain.case import Case
from hotline.testing import cases as sample

from .test_day import AT, LI, WANG, opened
from .test_taking import WORD, taken

NAMES = {"gongshui": "日照市供水集团"}


def day_of_four() -> tuple[AnsweringDay, dict[str, Case]]:
    """One caller with the leader, one with an operator after ringing back, one never reached, one who still waits."""
    day, with_word = opened(4), taken(**WORD)
    answered = taken(leader=None, way="answer", answer="已答复。", kind="consultation")
    answered.id = "2026-000002"
    day.hand_to_leader(1, at=AT, by=WANG)
    day.taken(1, with_word.id, at=AT, is_instructed=True)
    day.ask_ring_back(2, at=AT)
    day.take_up(2, at=AT, by=LI)
    day.taken(2, answered.id, at=AT, is_instructed=False)
    day.ask_ring_back(3, at=AT)
    day.give_up(3, "空号", at=AT)
    return day, {case.id: case for case in (with_word, answered)}


def test_the_figures_open_their_rows() -> None:
    """Each figure names the callers that it counts."""
    report = report_of(*day_of_four(), NAMES)
    assert {figure.code: figure.numbers for figure in report.figures} == {
        "callers": [1, 2, 3, 4], "leader": [1], "operators": [2], "rung_back": [2], "instructed": [1],
        "unregistered": [3], "unsettled": [4],
    }
    assert [(kind.label, kind.numbers) for kind in report.kinds] == [("咨询", [2]), ("求助", [1])]
    assert report.figure("unit-1").numbers == [1] and report.figure("nothing") is None
    assert [row.reason for row in report.rows] == ["", "", "空号", ""]
    assert all(check.agrees for check in report.checks)


def test_an_instruction_tells_what_became_of_it() -> None:
    """Word, writer, units, limit, slips and the present state."""
    day, cases = day_of_four()
    line = report_of(day, cases, NAMES).instructions[0]
    assert (line.opinion, line.entered_by, line.units) == ("请供水集团三日内解决。", "王晓梅", ["日照市供水集团"])
    assert (line.state, line.is_open, line.slips) == ("已登记", True, [])


def test_a_difference_is_shown() -> None:
    """A case that is gone, or names another day, is a difference and no error."""
    day, cases = day_of_four()
    cases["2026-000001"].session_id = "2026-99"
    del cases["2026-000002"]
    report = report_of(day, cases, NAMES)
    assert [check.agrees for check in report.checks] == [True, False, False, False]
    assert sample.WATER.name in report.rows[0].units
