"""Open cases without an instance get a new one, and only those."""

import pytest

from hotline.calendar.clock import FixedClock
from hotline.domain.status import CaseStatus
from hotline.relay.reconciler import SUSPECT_S, Reconciler
from hotline.storage import MongoCaseStore
from hotline.testing import cases as sample


class View:
    """What the record stream told."""

    def __init__(self):
        self.live, self.waiting = {}, {}

    def live_instances(self):
        return self.live

    def waiting_jobs(self):
        return self.waiting


class Engine:
    """Knows living instances; keeps what was published."""

    def __init__(self):
        self.living, self.published = set(), []

    def is_living(self, instance_key):
        return instance_key in self.living

    def publish_message(self, name, correlation_key, variables, *, message_id, ttl_ms):
        self.published.append((correlation_key, message_id, variables["resume_at"]))


@pytest.fixture
def parts(database):
    """Store with one case in the units' hands, view, engine, and a reconciler whose time the test moves."""
    cases, view, engine, time = MongoCaseStore(database), View(), Engine(), [0.0]
    case = sample.dispatched(sample.WATER)
    case.commands = []
    cases.add(case)
    clock = FixedClock(sample.MONDAY_MORNING)
    return cases, view, engine, Reconciler(cases, engine, view, clock, lambda: time[0]), time


def after(reconciler, time, seconds=SUSPECT_S + 1):
    """What it restarts when suspicion has lasted."""
    reconciler.reconcile()
    time[0] += seconds
    return reconciler.reconcile()


def test_a_lost_instance_is_started_again_at_its_procedure(parts):
    """I2: handling goes on at handling, under a new start number."""
    cases, _, engine, reconciler, time = parts
    assert after(reconciler, time) == ["2026-000001"]
    assert engine.published == [("2026-000001", "start/2026-000001/2", "handling")]
    case = cases.get("2026-000001")
    assert (case.status, case.instance_key, case.commands) == (CaseStatus.HANDLING, "", [])


def test_a_view_that_lags_makes_no_second_instance(parts):
    """The engine itself is asked first."""
    _, _, engine, reconciler, time = parts
    engine.living = {"4711"}
    assert after(reconciler, time) == []
    assert engine.published == []


def test_a_living_instance_is_left_alone(parts):
    """Nothing is asked when the view knows it."""
    _, view, _, reconciler, time = parts
    view.live = {"4711": "1"}
    assert after(reconciler, time) == []


def test_a_case_is_not_suspect_at_once(parts):
    """A start that is on its way needs its seconds."""
    _, _, _, reconciler, time = parts
    assert after(reconciler, time, seconds=SUSPECT_S / 2) == []


def test_while_claims_wait_for_their_worker_nothing_is_restarted(parts):
    """An instance that nobody has claimed yet is no lost one."""
    cases, view, _, reconciler, time = parts

    def unclaim(case):
        case.instance_key = ""

    cases.change("2026-000001", unclaim)
    view.waiting = {"intake.claim_case": 1}
    assert after(reconciler, time) == []
    view.waiting = {}
    assert after(reconciler, time) == ["2026-000001"]


def test_a_restart_is_not_repeated_at_once(parts):
    """The new instance has a minute to claim its case."""
    _, _, engine, reconciler, time = parts
    after(reconciler, time)
    time[0] += 30
    assert reconciler.reconcile() == []
    assert len(engine.published) == 1
