"""Events and commands carried from cases; poison set aside."""

import pytest

from hotline.calendar.clock import FixedClock
from hotline.domain.errors import Refused, TemporarilyUnavailable
from hotline.relay.carrying import TRIES_BEFORE_ASIDE, Carrying
from hotline.storage import MongoCaseRows, MongoCaseStore, MongoSetAside
from hotline.testing import cases as sample


class Broker:
    """Keeps what it is given; refuses events for which `refuses` says so."""

    def __init__(self):
        self.events, self.refuses, self.is_away = [], lambda event: False, False

    def publish(self, events):
        if self.is_away:
            raise TemporarilyUnavailable("away")
        if any(self.refuses(event) for event in events):
            raise ValueError("too large")
        self.events += [event.id for event in events]


class Engine:
    """Does everything, or refuses everything."""

    is_refusing = False

    def publish_message(self, *_, **__):
        if self.is_refusing:
            raise Refused("wrong")


@pytest.fixture
def cases(database):
    store = MongoCaseStore(database)
    for number in (1, 2):
        store.add(sample.registered(f"2026-00000{number}"))
    return store


@pytest.fixture
def broker():
    return Broker()


@pytest.fixture
def engine():
    return Engine()


@pytest.fixture
def set_aside(database):
    return MongoSetAside(database)


@pytest.fixture
def carrying(cases, broker, engine, set_aside, database):
    return Carrying(cases, MongoCaseRows(database), engine, broker, set_aside, FixedClock(sample.MONDAY_MORNING))


def test_marked_cases_are_carried_and_left_empty(cases, broker, carrying):
    """In order within each case; nothing is left."""
    assert carrying.carry(cases.waiting()) == []
    assert sorted(broker.events) == ["2026-000001/1", "2026-000001/2", "2026-000002/1", "2026-000002/2"]
    assert cases.sweep() == []


def test_what_the_broker_did_not_take_stays_in_the_case(cases, broker, carrying):
    """F4: commands go through all the same; events wait."""
    broker.is_away = True
    left = carrying.carry(cases.waiting())
    assert sorted(left) == ["2026-000001", "2026-000002"]
    assert all(not cases.get(case_id).commands and cases.get(case_id).outbox for case_id in left)


def test_a_poison_event_is_set_aside_and_others_go_on(cases, broker, carrying, set_aside):
    """F13: the other case is published at once; the poison after its tries."""
    broker.refuses = lambda event: event.id == "2026-000001/1"
    for _ in range(TRIES_BEFORE_ASIDE):
        left = carrying.carry(["2026-000001", "2026-000002"])
    assert left == [] and set_aside.count() == 1
    assert "2026-000001/2" in broker.events and "2026-000001/1" not in broker.events


def test_a_command_that_the_engine_finds_wrong_is_set_aside(cases, engine, carrying, set_aside):
    """After its tries, with an alarm, and no longer in the case."""
    engine.is_refusing = True
    for _ in range(TRIES_BEFORE_ASIDE):
        carrying.carry(["2026-000001"])
    assert cases.get("2026-000001").commands == [] and set_aside.count() == 1


def test_a_row_that_a_crash_left_out_is_made_good(cases, carrying, database):
    """The visit of a marked case writes the row that lists show."""
    database.case_rows.drop()
    carrying.carry(["2026-000001"])
    assert [row.id for row in MongoCaseRows(database).several(["2026-000001"])] == ["2026-000001"]
