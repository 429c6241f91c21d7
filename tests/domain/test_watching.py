"""When the watch urges, and when it hands a unit over to supervision."""

from datetime import datetime, timedelta

import pytest

from hotline.domain import urging
from hotline.domain.documents import DocumentKind
from hotline.domain.watching import UrgingRule, answer_due_at, next_act
from hotline.testing import cases as sample

RULE = UrgingRule(**sample.URGING_RULE)
URGENT = RULE.model_copy(update={"answer_work_hours": None})
START = sample.MONDAY_MORNING
DUE = START + timedelta(days=7)
FIRST = sample.CALENDAR.subtract_work_time(DUE, timedelta(hours=7.5))
SECOND = sample.CALENDAR.subtract_work_time(DUE, timedelta(hours=4))


def _act(case, now: datetime, rule: UrgingRule = RULE, *, at_any_hour: bool = False):
    return next_act(case.assignments[0], rule, sample.CALENDAR, now, at_any_hour=at_any_hour)


def _urge(case, at: datetime, *, by: str = "", rule: UrgingRule = RULE):
    notice = sample.slip(case, DocumentKind.URGING_NOTICE, len(case.history), at, "gongshui")
    urging.urged(
        case, "gongshui", 1, notice, rule, sample.CALENDAR, at=at, urged_by=by, effect=f"urge/{len(case.history)}"
    )
    return case


def _supervise(case, at: datetime):
    notice = sample.slip(case, DocumentKind.SUPERVISION_NOTICE, len(case.history), at, "gongshui")
    urging.supervised(case, "gongshui", 1, notice, cause="overdue", at=at)
    return case


@pytest.mark.requirement("R-5.2.3")
def test_first_urging_comes_eight_working_hours_before_the_limit() -> None:
    """Half of five days is more than the cap of eight working hours: the cap holds."""
    act = _act(sample.dispatched(), START)
    assert (act.act, act.at) == ("urge", FIRST)


@pytest.mark.requirement("R-5.2.3")
def test_second_urging_comes_four_working_hours_before_the_limit() -> None:
    """After the first, the second is planned, still before the limit."""
    act = _act(_urge(sample.dispatched(), FIRST), FIRST)
    assert act.act == "urge"
    assert sample.CALENDAR.work_time_between(act.at, DUE) == timedelta(hours=4)


@pytest.mark.requirement("R-5.2.4")
def test_after_two_urgings_supervision_comes_exactly_at_the_limit() -> None:
    """Neither before nor after: the second urging's answering time reaches past the limit."""
    case = _urge(_urge(sample.dispatched(), FIRST), SECOND)
    act = _act(case, SECOND)
    assert (act.act, act.at, act.cause) == ("supervise", DUE, "overdue")


@pytest.mark.requirement("R-5.2.4")
def test_two_early_fruitless_urgings_bring_supervision_before_the_limit() -> None:
    """Urged by hand twice on the first day, the unit is handed over when the second stays unanswered."""
    case = _urge(_urge(sample.dispatched(), START, by="dc01"), START + timedelta(hours=5), by="dc01")
    fruitless = datetime.fromisoformat(case.assignments[0].urgings[1].answer_due_at)
    act = _act(case, START + timedelta(hours=5))
    assert fruitless < FIRST
    assert (act.act, act.at, act.cause) == ("supervise", fruitless, "fruitless")


@pytest.mark.requirement("R-5.2.4")
def test_past_the_limit_supervision_is_due_at_once() -> None:
    """A watch that comes late doesn't urge first."""
    late = DUE + timedelta(days=1)
    act = _act(sample.dispatched(), late)
    assert (act.act, act.at) == ("supervise", late)


def test_a_missed_urging_is_made_now_not_in_the_past() -> None:
    """Between urging moment and limit the watch acts at once."""
    now = FIRST + timedelta(hours=1)
    act = _act(sample.dispatched(), now)
    assert (act.act, act.at) == ("urge", now)


def test_after_supervision_the_unit_is_urged_again_every_five_working_days() -> None:
    """A silent unit isn't forgotten; the count begins at the last act."""
    case = _supervise(sample.dispatched(), DUE)
    assert _act(case, DUE).act == "supervise"
    case.assignments[0].supervision.unit_answer = "正在办理。"
    assert _act(case, DUE).at == sample.CALENDAR.add_workdays(DUE, 5).due_at
    again = DUE + timedelta(days=7)
    assert _act(_urge(case, again), again).at == sample.CALENDAR.add_workdays(again, 5).due_at


def test_a_limit_in_the_night_is_urged_before_it_all_the_same() -> None:
    """Where no office time is left, the shares are taken of the clock."""
    case = sample.dispatched()
    part = case.assignments[0]
    night = START.replace(hour=20)
    part.issued_at, part.due_at = night.isoformat(), (night + timedelta(hours=2)).isoformat()
    assert _act(case, night, URGENT, at_any_hour=True).at == night + timedelta(hours=1)
    case = _urge(case, night + timedelta(hours=1), rule=URGENT)
    act = _act(case, night + timedelta(hours=1), URGENT, at_any_hour=True)
    assert act.at == night + timedelta(hours=1, minutes=30)


@pytest.mark.requirement("R-5.2.3")
def test_nobody_is_urged_outside_office_hours_but_in_an_emergency() -> None:
    """A watch that comes late, at noon, urges at the next opening; in an emergency at once."""
    noon = FIRST.replace(hour=12, minute=30)
    act = _act(sample.dispatched(), noon)
    assert (act.act, act.at) == ("urge", FIRST.replace(hour=13, minute=30))
    assert _act(sample.dispatched(), noon, at_any_hour=True).at == noon


@pytest.mark.requirement("R-5.3.1")
def test_an_extension_answers_the_urgings_before_it() -> None:
    """Two fruitless urgings by hand, then a granted extension: the watch begins anew on the new limit."""
    case = _urge(_urge(sample.dispatched(), START, by="dc01"), START + timedelta(hours=5), by="dc01")
    sample.act(
        case, "extend_limit", sample.HEAD, START + timedelta(hours=6), unit_id="gongshui", workdays=5, reason="雨"
    )
    moved = datetime.fromisoformat(case.assignments[0].due_at)
    act = _act(case, START + timedelta(hours=6))
    assert (act.act, act.at) == ("urge", sample.CALENDAR.subtract_work_time(moved, timedelta(hours=7.5)))


def test_answering_time_is_eight_working_hours_or_half_of_what_remains() -> None:
    """Ordinary matters in office time; urgent ones by the clock, at once when nothing remains."""
    answer_at = answer_due_at(RULE, sample.CALENDAR, urged_at=START, due_at=DUE)
    assert sample.CALENDAR.work_time_between(START, answer_at) == timedelta(hours=7.5)
    assert answer_due_at(URGENT, sample.CALENDAR, urged_at=START, due_at=START + timedelta(hours=4)) == (
        START + timedelta(hours=2)
    )
    assert answer_due_at(URGENT, sample.CALENDAR, urged_at=DUE, due_at=START) == DUE


def test_urging_and_supervision_are_noted_once() -> None:
    """The same effect twice leaves one urging, one supervision, one line each."""
    case = sample.dispatched()
    notice = sample.slip(case, DocumentKind.URGING_NOTICE, 1, FIRST, "gongshui")
    for _ in range(2):
        urging.urged(
            case, "gongshui", 1, notice, RULE, sample.CALENDAR, at=FIRST, urged_by="", effect="urge/1"
        )
        _supervise(case, DUE)
    assert len(case.assignments[0].urgings) == 1
    assert [entry.event for entry in case.history].count("supervision_started") == 1
    assert case.status == "supervised"
