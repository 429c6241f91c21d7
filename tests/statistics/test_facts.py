"""Facts are the fold of a case's events, whatever order they come in."""

import random
from datetime import datetime, timedelta

import pytest

from hotline.domain import turning
from hotline.domain.case import Case
from hotline.domain.events import Event
from hotline.statistics import business_report, calls_report, facts_of, work_report
from hotline.statistics.report import Figure, Period
from hotline.testing import cases as sample

MONTH = Period.of(datetime(2026, 11, 1, tzinfo=sample.CITY_ZONE), datetime(2026, 12, 1, tzinfo=sample.CITY_ZONE))


def events_of(case: Case) -> list[Event]:
    """The events that the case's history sent out."""
    return [
        Event(id=f"{case.id}/{e.seq}", type=e.event, case_id=case.id, seq=e.seq, at=e.at, data=e.data)
        for e in case.history
    ]


def test_order_and_doubles_change_nothing():
    """Doubled and shuffled events give the facts of the plain stream."""
    events = events_of(sample.completed(sample.WATER, sample.HOUSING))
    plain = facts_of("2026-000001", events)
    shuffled = random.Random(7).sample(events * 3, len(events) * 3)
    assert facts_of("2026-000001", shuffled) == plain
    assert plain.is_whole and plain.was_transferred and len(plain.reports) == 2


def test_a_missing_event_shows():
    """Facts with a hole are not whole."""
    events = events_of(sample.completed())
    assert not facts_of("2026-000001", events[:1] + events[2:]).is_whole


@pytest.mark.requirement("R-5.4.3")
def test_business_report_counts_by_category():
    """Received, transferred and on time are counted with numerator and denominator (R-5.4.3)."""
    facts = [facts_of(c.id, events_of(c)) for c in (sample.completed(), sample.dispatched(kind="opinion"))]
    report = business_report(facts, MONTH, {"gongshui": "供水集团"})
    by_name = {f.name: f for f in report.figures}
    assert (by_name["转办率"].numerator, by_name["转办率"].denominator) == (2, 2)
    kinds = {row[0]: row[1:] for row in report.tables[0].rows}
    assert kinds["求助"] == (1, 0, 1) and kinds["意见"] == (1, 0, 1)
    assert report.tables[-1].rows[0] == ("供水集团", 2, 1, 0, 1)


def test_open_overdue_matters_count_against_punctuality():
    """A matter that is open past its limit stands in the denominator of 按时办结率."""
    facts = [facts_of("c", events_of(sample.dispatched(at=sample.MONDAY_MORNING - timedelta(days=20))))]
    figure = next(f for f in business_report(facts, MONTH).figures if f.name == "按时办结率")
    assert (figure.numerator, figure.denominator, figure.text) == (0, 1, "0/1")


@pytest.mark.requirement("R-5.4.1")
@pytest.mark.requirement("R-5.4.2")
def test_calls_and_work_reports():
    """Calls by hour, and one line per operator with talk and idle time (R-5.4.1, R-5.4.2)."""
    cases = [sample.registered(f"2026-00000{n}", at=sample.MONDAY_MORNING + timedelta(hours=n)) for n in (1, 2)]
    facts = [facts_of(c.id, events_of(c)) for c in cases]
    assert [row[:2] for row in calls_report(facts, MONTH).tables[0].rows] == [("10:00", 1), ("11:00", 1)]
    number, calls, talk, on_duty, idle, *_ = work_report(facts, MONTH).tables[0].rows[0]
    assert (number, calls, talk, on_duty) == ("1001", 2, 3.2, 61.6) and abs(on_duty - talk - idle) < 0.2


def test_few_cases_are_no_percentage():
    """Under ten cases a share is printed n/N."""
    assert Figure("x", 3, 9).text == "3/9" and Figure("x", 3, 12).text == "25.0%（3/12）"


@pytest.mark.requirement("R-5.4.3")
def test_merged_and_withdrawn_matters_are_counted_apart():
    """A child's handling counts with its parent, once; what was withdrawn burdens no unit."""
    parent, child, withdrawn = sample.completed(), sample.dispatched(), sample.dispatched()
    sample.act(child, "merge", sample.OPERATOR, sample.MONDAY_MORNING, parent_id="2026-000009")
    turning.joined(child, at=sample.MONDAY_MORNING)
    sample.act(withdrawn, "withdraw", sample.OPERATOR, sample.MONDAY_MORNING, reason="已解决。")
    turning.withdrawn(withdrawn, at=sample.MONDAY_MORNING)
    facts = [facts_of(f"2026-{n}", events_of(case)) for n, case in enumerate((parent, child, withdrawn))]
    figures = {figure.name: figure.text for figure in business_report(facts, MONTH).figures}
    assert (figures["受理总数"], figures["并案"], figures["撤回"], figures["转办率"]) == ("3件", "1件", "1件", "1/3")


@pytest.mark.requirement("R-4.2")
def test_returns_count_in_the_units_assessment():
    """A return, and whether it was right; the replaced unit's limit is the first one's."""
    case = sample.dispatched()
    at = sample.MONDAY_MORNING
    sample.finish(
        case, "Task_HandleAndReport", "unit:gongshui", sample.clerk(sample.WATER), at, outcome="return",
        return_reason="归物业。", return_ground="三定规定",
    )
    sample.finish(
        case, "Task_RuleOnReturn", "role:center_head", sample.HEAD, at, unit_id="gongshui", outcome="replace",
        opinion="归住建。", replacing_unit_id="zhujian",
    )
    facts = facts_of("2026-000001", events_of(case))
    assert (facts.returns, facts.returns_accepted, facts.due_at) == (["gongshui"], ["gongshui"], {})
