"""The database is killed while the stores write: nothing acknowledged is lost, no effect is there twice."""

import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from hotline.domain.case import Case
from hotline.domain.errors import TemporarilyUnavailable
from hotline.domain.events import EventType
from hotline.domain.history import first_broken
from hotline.domain.roles import SYSTEM
from hotline.embedded.child import Child
from hotline.embedded.infrastructure import assign_ports
from hotline.embedded.parts import SERVERS
from hotline.settings import Settings
from hotline.storage import MongoCaseStore, MongoNumbers, connect, ensure_indexes
from hotline.testing import cases as sample

KILLS = 4


@pytest.fixture
def own_settings(tmp_path: Path) -> Settings:
    """Settings of a home of the test's own."""
    return Settings(HOTLINE_HOME=tmp_path, MONGODB_URI="")


@pytest.fixture
def server(own_settings: Settings) -> Iterator[Child]:
    """A database server of the test's own."""
    part = next(part for part in SERVERS if part.name == "mongo")
    child = Child(part, own_settings.home, {}, assign_ports(own_settings, (part,))[part.health_port])
    child.start()
    child.wait_ready()
    yield child
    child.stop(3)


def note(case: Case, effect: str) -> None:
    """An idempotent step, as every job is one."""
    if not case.has_done(effect):
        case.record(
            EventType.SUPPLEMENT_ORDERED, at=sample.MONDAY_MORNING, by=SYSTEM, effect=effect,
            data={"round": 1, "attempt": 1},
        )


@pytest.mark.fault
@pytest.mark.timeout(300)
@pytest.mark.requirement("F3")
def test_killed_database_under_the_stores(server: Child, own_settings: Settings):
    """Three writers change cases and claim numbers, each trying again as a job would (I1, I3, I4, I8)."""
    database = connect(own_settings)
    ensure_indexes(database)
    store, numbers = MongoCaseStore(database), MongoNumbers(database)
    acknowledged: list[tuple[str, str]] = []
    stop = threading.Event()

    def write(writer: int) -> None:
        case = sample.registered(f"2026-{writer:06d}")
        _again(lambda: store.add(case))
        step = 0
        while not stop.is_set():
            step += 1
            effect = f"{writer}/{step}"
            _again(lambda effect=effect: numbers.claim("s", effect))
            _again(lambda effect=effect: store.change(case.id, lambda c: note(c, effect)))
            acknowledged.append((case.id, effect))

    writers = [threading.Thread(target=write, args=(n,)) for n in (1, 2, 3)]
    for writer in writers:
        writer.start()
    for _ in range(KILLS):
        reached, until = len(acknowledged) + 15, time.monotonic() + 30
        while len(acknowledged) < reached and time.monotonic() < until:
            time.sleep(0.02)
        server.signal(9)
        server.wait_ended(5)
        server.start()
        server.wait_ready()
    stop.set()
    for writer in writers:
        writer.join(60)
    for case_id in {case_id for case_id, _ in acknowledged}:
        case = store.get(case_id)
        effects = [entry.effect for entry in case.history]
        assert {effect for owner, effect in acknowledged if owner == case_id} <= set(effects)
        assert len(set(effects)) == len(effects) == len(case.outbox) and first_broken(case.history) is None
    taken = sorted(number["seq"] for number in database.numbers.find())
    assert taken == list(range(1, len(taken) + 1)) and len(taken) >= len(acknowledged) >= 4 * KILLS
    database.client.close()


def _again(act) -> None:
    until = time.monotonic() + 60
    while True:
        try:
            return act()
        except TemporarilyUnavailable:
            assert time.monotonic() < until
            time.sleep(0.05)
