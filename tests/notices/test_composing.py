"""From events of real cases to notices: who, in which words, with which reach."""

from datetime import timedelta

import pytest
from pymongo.database import Database

from hotline.calendar.clock import FixedClock
from hotline.domain.approval import Approval
from hotline.domain.assignment import Excuse
from hotline.domain.case import Case
from hotline.domain.classification import Protection
from hotline.domain.events import EventType
from hotline.domain.notices import Notice
from hotline.domain.quiet_hours import Reach
from hotline.notices.composing import Composing
from hotline.storage import MongoCaseStore
from hotline.testing import cases as sample

E = EventType


@pytest.fixture
def compose(database: Database, directory):
    """Returns a function that keeps a case and composes the notices of all its events of one kind."""
    cases = MongoCaseStore(database)
    composing = Composing(cases, directory, FixedClock(sample.MONDAY_MORNING))

    def of(case: Case, event: EventType) -> list[Notice]:
        cases.add(case)
        return [n for e in case.outbox if e.type is event for n in composing.notices_of(e)]

    return of


def happened(case: Case, event: EventType, **data: object) -> Case:
    """The case with one more event."""
    case.record(event, at=sample.MONDAY_MORNING + timedelta(days=1), by=sample.SECTION, effect=f"{event}", data=data)
    return case


def told(notices: list[Notice]) -> set[str]:
    """Kind and id of those told."""
    return {f"{n.recipient_kind}/{n.recipient_id}" for n in notices}


PLACE = {"unit_id": "gongshui", "round": 1, "attempt": 1}


@pytest.mark.requirement("R-6.3")
def test_units_are_told_of_the_transfer(compose):
    """Each unit, with number and limit; on working days by day."""
    notices = compose(sample.dispatched(sample.WATER, sample.HOUSING), E.CASE_DISPATCHED)
    assert told(notices) == {"unit/gongshui", "unit/zhujian"}
    assert notices[0].text == (
        "【市长公开电话】2026-000001号事项已转你单位办理，请于11月30日09:30前反馈，并登录系统签收。"
    )
    assert {n.reach for n in notices} == {Reach.WORKING_DAYS} and len({n.id for n in notices}) == 2


def test_an_urging_keeps_to_office_hours(compose):
    """Reminders reach a unit within office hours only."""
    case = happened(sample.dispatched(), E.UNIT_URGED, **PLACE, ordinal=2, by_hand=False, document_id="d")
    (notice,) = compose(case, E.UNIT_URGED)
    assert notice.reach is Reach.OFFICE_HOURS and "第2次催办" in notice.text


@pytest.mark.requirement("R-6.3")
@pytest.mark.parametrize("urgency", ["emergency", "very_urgent"])
def test_an_emergency_reaches_the_head_at_once(compose, urgency):
    """Head and units at any hour; who has left isn't told."""
    case = sample.dispatched(urgency=urgency)
    registered = compose(case, E.CASE_REGISTERED)
    assert told(registered) == {"person/fzr01", "caller/caller"}
    assert {n.reach for n in registered} == {Reach.ALWAYS}


def test_a_mass_incident_reaches_the_head_at_once(compose):
    """At any hour, whatever the first call was classed as; a hand-over to 119 is told by day."""
    case = happened(sample.dispatched(), E.MASS_INCIDENT_OPENED)
    (notice,) = compose(happened(case, E.CASE_HANDED_OVER, service="fire"), E.MASS_INCIDENT_OPENED)
    assert (notice.recipient_id, notice.reach) == ("fzr01", Reach.ALWAYS)
    (notice,) = compose(case, E.CASE_HANDED_OVER)
    assert "消防119" in notice.text and notice.reach is Reach.BY_DAY


def test_callers_of_a_mass_incident_hear_of_the_answer(compose, database):
    """Parent and children, each with their own number; a protected child's caller doesn't."""
    for number, changes in ((2, {}), (3, {"wants_secrecy": True, "unit_text": "停水。"})):
        MongoCaseStore(database).add(sample.registered(f"2026-00000{number}", **changes))
    case = sample.dispatched()
    case.child_ids = ["2026-000002", "2026-000003"]
    notices = compose(happened(case, E.ANNOUNCEMENT_MADE), E.ANNOUNCEMENT_MADE)
    assert [n.case_id for n in notices] == ["2026-000001", "2026-000002"]
    assert "2026-000002" in notices[1].text and "2026-000001" not in notices[1].text


def test_an_ordinary_call_disturbs_no_head(compose):
    """Only the caller hears of the number."""
    (notice,) = compose(sample.dispatched(), E.CASE_REGISTERED)
    assert notice.recipient_kind == "caller" and "编号2026-000001" in notice.text and notice.reach is Reach.BY_DAY


def test_who_was_answered_hears_nothing_more(compose):
    """A call settled on the spot."""
    assert compose(sample.registered(way="answer", answer="请到窗口办理。", unit_ids=[]), E.CASE_REGISTERED) == []


@pytest.mark.requirement("R-6.3")
def test_of_a_protected_case_only_the_number_goes_out(compose):
    """The unit hears that there is news; the caller is told by no channel; nothing else is said."""
    case = sample.dispatched(wants_secrecy=True, unit_text="某小区水压过低。", urgency="emergency")
    assert case.protection is Protection.PROTECTED
    happened(case, E.LIMIT_EXTENDED, **PLACE, due_at=sample.MONDAY_MORNING.isoformat(), workdays=3)
    happened(case, E.CASE_ARCHIVED, outcome="completed", is_on_time=True)
    notices = [n for event in (E.CASE_REGISTERED, E.CASE_DISPATCHED) for n in compose(case, event)]
    assert {n.recipient_kind.value for n in notices} == {"unit", "person"}
    assert {n.text for n in notices} == {"【市长公开电话】2026-000001号事项有新的进展，请登录系统查看。"}
    assert told(compose(case, E.LIMIT_EXTENDED)) == {"unit/gongshui"} and compose(case, E.CASE_ARCHIVED) == []


def test_an_anonymous_caller_is_left_alone(compose):
    """Who left no name isn't written to."""
    case = sample.dispatched(name="", phone="", address="", is_anonymous=True)
    assert compose(case, E.CASE_REGISTERED) == []


def test_the_leaders_secretary_is_asked(compose):
    """A major matter goes to the secretaries of the leader chosen, or to the leader without one."""
    for leader_id, account in (("mayor", "ms01"), ("vice", "ld02")):
        case = sample.prepared(case_id=f"2026-00000{len(leader_id)}")
        case.approvals[0].leader_id = leader_id
        happened(case, E.HEAD_DECIDED, round=1, is_major=True, unit_ids=[])
        assert told(compose(case, E.HEAD_DECIDED)) == {f"person/{account}"}
    case = happened(sample.prepared(), E.HEAD_DECIDED, round=1, is_major=False, unit_ids=["gongshui"])
    assert compose(case, E.HEAD_DECIDED) == []


def test_supervision_concerns_unit_and_office(compose):
    """Both are told why; a leader only of what the leader instructed."""
    case = happened(sample.dispatched(), E.SUPERVISION_STARTED, **PLACE, cause="overdue", document_id="d")
    notices = compose(case, E.SUPERVISION_STARTED)
    assert told(notices) == {"unit/gongshui", "person/sdc01"} and all("超出办理期限" in n.text for n in notices)


@pytest.mark.requirement("R-6.3")
def test_the_caller_hears_of_an_extension_once(compose):
    """By the lead's; the co-unit's extension is no news for the caller."""
    case = sample.dispatched(sample.WATER, sample.HOUSING)
    due = (sample.MONDAY_MORNING + timedelta(days=14)).isoformat()
    happened(case, E.LIMIT_EXTENDED, **PLACE, due_at=due, workdays=5)
    happened(case, E.UNIT_EXCUSED, **{**PLACE, "unit_id": "zhujian"})
    case.record(
        E.LIMIT_EXTENDED, at=sample.MONDAY_MORNING, by=sample.HEAD, effect="second",
        data={**PLACE, "unit_id": "zhujian", "due_at": due, "workdays": 5},
    )
    notices = compose(case, E.LIMIT_EXTENDED)
    assert sorted(f"{n.recipient_kind}/{n.recipient_id}" for n in notices) == [
        "caller/caller", "unit/gongshui", "unit/zhujian",
    ]


def test_former_units_hear_of_supplement_and_correction(compose):
    """Those that had the case before; one that has it still is told by its new slip."""
    case = sample.reported(sample.WATER, sample.HOUSING)
    happened(case, E.SUPPLEMENT_ORDERED, round=1, attempt=2)
    happened(case, E.CASE_CORRECTED, round=1, attempt=2, unit_ids=["zhujian"])
    assert told(compose(case, E.SUPPLEMENT_ORDERED)) == {"unit/gongshui", "unit/zhujian"}
    assert told(compose(case, E.CASE_CORRECTED)) == {"unit/gongshui"}


def test_units_that_never_had_the_case_hear_nothing(compose):
    """Chosen but not dispatched, or excused: no word of a withdrawal."""
    case = happened(sample.registered(unit_ids=["gongshui"]), E.CASE_WITHDRAWN)
    assert told(compose(case, E.CASE_WITHDRAWN)) == {"caller/caller"}
    both = sample.dispatched(sample.WATER, sample.HOUSING)
    both.id = "2026-000002"
    both.assignments[1].excused = Excuse(at=sample.MONDAY_MORNING.isoformat(), by_name="赵建国", reason="无职责")
    both.outbox.clear()
    happened(both, E.CASE_WITHDRAWN)
    assert told(compose(both, E.CASE_WITHDRAWN)) == {"unit/gongshui", "caller/caller"}


@pytest.mark.requirement("R-6.3")
def test_a_reported_unit_and_those_above_it_hear_nothing(compose, directory):
    """Whatever an event names: a report of wrongdoing must not reach them."""
    directory.put_unit(sample.HOUSING.model_copy(update={"id": "wuye", "parent_id": "zhujian"}), place=2)
    directory._read.clear()
    case = sample.dispatched(sample.WATER, reports_wrongdoing=True, reported_unit_id="wuye", unit_text="举报。")
    for seq, unit_id in enumerate(("zhujian", "wuye", "gongshui")):
        case.record(
            E.DOCUMENT_ISSUED, at=sample.MONDAY_MORNING, by=sample.OFFICE, effect=f"d{seq}",
            data={"kind": "meeting_notice", "order_id": f"o{seq}", "document_id": f"d{seq}", "unit_id": unit_id},
        )
    assert told(compose(case, E.DOCUMENT_ISSUED)) == {"unit/gongshui"}


def test_a_criticism_waits_for_the_head(compose):
    """Proposed: the head is told, the unit isn't; issued: the unit is, by the document's name."""
    case = happened(sample.dispatched(), E.MEASURE_TAKEN, measure="circulated_criticism", unit_ids=["gongshui"])
    happened(
        case, E.DOCUMENT_ISSUED, kind="circulated_criticism", order_id="o", document_id="d", unit_id="gongshui"
    )
    assert told(compose(case, E.MEASURE_TAKEN)) == {"person/fzr01"}
    (notice,) = compose(case, E.DOCUMENT_ISSUED)
    assert notice.recipient_id == "gongshui" and "《通报批评》" in notice.text


def test_a_request_goes_to_who_decides_on_it(compose):
    """An extension of the leader's own limit to the leader's secretary, any other to the head."""
    request = {**PLACE, "workdays": 3}
    case = happened(sample.dispatched(), E.EXTENSION_REQUESTED, **request)
    assert told(compose(case, E.EXTENSION_REQUESTED)) == {"person/fzr01"}
    led = sample.dispatched()
    led.id = "2026-000002"
    led.approvals.append(Approval(
        round=1, number="", document_id="", prepared_at="", leader_id="mayor", leader_limit_workdays=3,
    ))
    led.outbox.clear()
    happened(led, E.EXTENSION_REQUESTED, **request)
    assert told(compose(led, E.EXTENSION_REQUESTED)) == {"person/ms01"}


def test_the_same_event_gives_the_same_notices(compose, database, directory):
    """Ids are made of fact and recipient."""
    case = sample.dispatched(sample.WATER, sample.HOUSING)
    first = compose(case, E.CASE_DISPATCHED)
    composing = Composing(MongoCaseStore(database), directory, FixedClock(sample.MONDAY_MORNING + timedelta(days=9)))
    event = next(e for e in case.outbox if e.type is E.CASE_DISPATCHED)
    assert [n.id for n in composing.notices_of(event)] == [n.id for n in first]
