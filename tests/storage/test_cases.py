"""The store of cases, on the real database."""

import threading

import pytest
from pymongo.database import Database
from pymongo.errors import AutoReconnect

from hotline.domain import instance
from hotline.domain.case import Case
from hotline.domain.errors import NotFound, TemporarilyUnavailable, VersionConflict
from hotline.domain.events import EventType
from hotline.domain.history import first_broken
from hotline.domain.roles import SYSTEM
from hotline.storage import MongoCaseStore
from hotline.testing import cases as sample


@pytest.fixture
def store(database: Database) -> MongoCaseStore:
    """A store over a fresh database."""
    return MongoCaseStore(database)


def note(case: Case, effect: str) -> None:
    """An entry in history and outbox."""
    case.record(
        EventType.SUPPLEMENT_ORDERED, at=sample.MONDAY_MORNING, by=SYSTEM, effect=effect,
        data={"round": 1, "attempt": 1},
    )


def test_a_case_comes_back_as_it_was(store: MongoCaseStore):
    """What is added is read back, whole."""
    case = sample.completed(sample.WATER, sample.HOUSING)
    store.add(case)
    assert store.get(case.id) == case and list(store.all_ids()) == [case.id]


def test_adding_twice(store: MongoCaseStore):
    """The same call counts as added; another call under the same number is refused."""
    store.add(sample.registered())
    store.add(sample.registered())
    other = sample.registered()
    other.history[0].effect = "call/other"
    with pytest.raises(VersionConflict):
        store.add(other)


def test_unknown_case(store: MongoCaseStore):
    """An unknown number is told so."""
    with pytest.raises(NotFound):
        store.get("2026-999999")


def test_a_change_is_one_update(store: MongoCaseStore, database: Database):
    """State, history, outbox and commands move together; nothing is written when nothing changed."""
    case = sample.registered()
    store.add(case)
    changed = store.change(case.id, lambda c: note(c, "x"))
    assert changed == store.get(case.id) and changed.version == 2 and len(changed.outbox) == 3
    assert store.change(case.id, lambda c: None).version == 2


def test_many_writers_lose_nothing(store: MongoCaseStore):
    """Eight threads append at once: every entry is there once and the chain holds."""
    case = sample.registered()
    store.add(case)

    def write(writer: int) -> None:
        for n in range(10):
            store.change(case.id, lambda c, n=n: note(c, f"{writer}/{n}"))

    threads = [threading.Thread(target=write, args=(n,)) for n in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    after = store.get(case.id)
    assert len({e.effect for e in after.history}) == 82 == len(after.history) == len(after.outbox)
    assert first_broken(after.history) is None


def test_a_lost_answer_is_recognised(store: MongoCaseStore, monkeypatch: pytest.MonkeyPatch):
    """A save whose answer was lost is not made a second time."""
    case = sample.registered()
    store.add(case)
    real = store._db.cases.update_one
    calls = []

    def lossy(*args, **kwargs):
        done = real(*args, **kwargs)
        calls.append(done)
        if len(calls) == 1:
            raise AutoReconnect("connection closed")
        return done

    monkeypatch.setattr(type(store._db.cases), "update_one", lambda self, *a, **k: lossy(*a, **k))
    after = store.change(case.id, lambda c: note(c, "once"))
    assert [e.effect for e in after.history].count("once") == 1 and after.version == 2


def test_marks_and_sweep(store: MongoCaseStore):
    """A case with something to send is marked once, swept until it is sent, then neither."""
    case = sample.registered()
    store.add(case)
    assert store.waiting() == [case.id] and store.waiting() == [] and store.sweep() == [case.id]
    store.drop_outbox(case.id, [e.id for e in case.outbox])
    store.drop_commands(case.id, [c.id for c in case.commands])
    assert store.sweep() == [] and store.get(case.id).outbox == []


def test_the_latest_cases_come_first(store: MongoCaseStore, database: Database):
    """The latest cases, newest first, with and without a number chain."""
    for number in range(1, 6):
        store.add(sample.registered(f"2026-{number:06d}"))
    assert [c.id for c in store.recent(2)] == ["2026-000005", "2026-000004"]
    database.number_heads.insert_one({"_id": "case/2026", "seq": 5})
    assert [c.id for c in store.recent(2)] == ["2026-000005", "2026-000004"]


def test_restart_replaces_the_start_command(store: MongoCaseStore):
    """Commands that a change takes away are gone, new ones stand alone."""
    case = sample.registered()
    store.add(case)
    store.change(case.id, lambda c: instance.restart(c, at=sample.MONDAY_MORNING))
    assert [c.id for c in store.get(case.id).commands] == [f"start/{case.id}/2"]


def test_absent_database(settings, free_port):
    """An absent database is said in Chinese, as something temporary."""
    from hotline.storage import connect

    db = connect(settings.model_copy(update={"mongodb_uri": f"mongodb://127.0.0.1:{free_port}"}))
    with pytest.raises(TemporarilyUnavailable, match="数据库"):
        MongoCaseStore(db).get("x")
