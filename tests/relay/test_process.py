"""The relay process on the real broker, engine and database."""

import threading

import pytest
from prometheus_client import CollectorRegistry

from hotline.bootstrap.relay import build_relay
from hotline.storage import MongoCaseStore, MongoLeases
from hotline.testing import cases as sample


@pytest.fixture
def cases(database):
    return MongoCaseStore(database)


@pytest.fixture
def run(settings):
    """Start relays; all are stopped at the end."""
    stop, threads = threading.Event(), []

    def start():
        relay = build_relay(settings, CollectorRegistry())
        threads.append(threading.Thread(target=relay.run, args=(stop,), daemon=True))
        threads[-1].start()
        return relay

    yield start
    stop.set()
    for thread in threads:
        thread.join(10)


def test_a_case_left_by_a_dead_gateway_is_carried(run, cases, database, until):
    """F6: stored but never started; even its mark is missing. Events and start are out within the sweep."""
    cases.add(sample.registered())
    database.case_marks.delete_many({})
    run()
    assert until(lambda: not cases.sweep(), 30)
    assert cases.get("2026-000001").commands == []


def test_two_relays_do_not_work_at_once(database):
    """The second stands by until the first lets go."""
    leases = MongoLeases(database)
    assert leases.hold("relay", "a", 10) and leases.hold("relay", "a", 10)
    assert not leases.hold("relay", "b", 10)
    leases.release("relay", "a")
    assert leases.hold("relay", "b", 10)


def test_a_lease_that_is_not_renewed_falls_free(database):
    """Its holder was killed."""
    leases = MongoLeases(database)
    assert leases.hold("relay", "a", -1)
    assert leases.hold("relay", "b", 10)


def test_drafts_of_calls_are_deleted_after_a_day(run, database, until):
    """Nobody has to open them for that."""
    database.call_drafts.insert_one({"_id": "1001/draft-0001", "kept_until": 1.0})
    database.call_draft_lists.insert_one({
        "_id": "1001", "drafts": {"draft-0001": {"kept_until": 1.0, "is_open": True}},
    })
    run()
    assert until(lambda: database.call_drafts.count_documents({}) == 0, 20)
