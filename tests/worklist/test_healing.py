"""The list heals itself, on the real engine, broker and database."""

import threading

import pytest
from prometheus_client import CollectorRegistry

from hotline.bootstrap.worklist import build_worklist
from hotline.storage import MongoCaseStore, MongoSetAside, MongoWorklist
from hotline.testing import cases as sample
from hotline.worklist import healing, process

ARCHIVIST = "role:archivist"


@pytest.fixture
def worklist(database):
    return MongoWorklist(database)


@pytest.fixture
def listed(worklist):
    """Whether a task is on the list."""
    return lambda task: task.key in worklist.keys()  # noqa: SIM118


@pytest.fixture
def running(settings, database, monkeypatch):
    """The worklist process over the test's database, healing quickly."""
    monkeypatch.setattr(healing, "MISSING_S", 0.5)
    monkeypatch.setattr(process, "HEAL_S", 0.5)
    MongoCaseStore(database).add(sample.registered())
    stop = threading.Event()
    built = build_worklist(settings, stop, CollectorRegistry())
    thread = threading.Thread(target=built.run, args=(stop,), daemon=True)
    thread.start()
    yield built
    stop.set()
    built.close()
    thread.join(15)


@pytest.fixture
def open_task(engine, job_type, ask, worklist, until):
    """Bring an errand to its user task; gives the task and its instance."""

    def bring():
        ask("2026-000001")
        [job] = engine.poll(job_type, worker="t", most=1, hold_ms=60_000, variables=["case_id"], wait_ms=10_000)
        engine.throw_error(job.key, "document_missing", "no cover")
        found = []
        assert until(
            lambda: found.extend(t for t in worklist.of_groups([ARCHIVIST]) if t.instance_key == job.info.instance_key)
            or found, 60,
        )
        return found[0]

    return bring


def test_a_task_appears_is_finished_by_key_and_stays_away(running, open_task, worklist, engine, until):
    """Taken without completing it; completing by key ends it in the engine; no re-activation brings it back."""
    task = open_task()
    assert (task.case_id, task.form, task.element_id) == ("2026-000001", "supply_documents", "Task_Supply")
    worklist.remove(task.key)
    assert engine.complete_job(task.key, {})
    assert not engine.complete_job(task.key, {})
    assert worklist.of_groups([ARCHIVIST]) == []


def test_a_task_that_the_list_lost_comes_back(running, open_task, worklist, database, until, listed):
    """The record stream knows it; it is given back to the engine and taken again, whole."""
    task = open_task()
    database.open_tasks.delete_one({"_id": task.key})
    assert until(lambda: listed(task), 60)
    assert worklist.get(task.key).model_copy(update={"opened_at": task.opened_at}) == task


def test_a_cancelled_task_disappears(running, open_task, engine, until, listed):
    """With its record, within moments."""
    task = open_task()
    engine.cancel_instance(task.instance_key)
    assert until(lambda: not listed(task), 60)


def test_a_task_of_an_instance_that_is_no_more_is_withdrawn(running, worklist, until, open_task, listed):
    """Even when its record was never seen: the engine itself is asked."""
    task = open_task()
    ghost = task.model_copy(update={"key": "2251899813685249", "instance_key": "2251899813685250"})
    worklist.put(ghost)
    assert until(lambda: not listed(ghost), 60)
    assert listed(task)


def test_poison_on_the_record_topic_is_set_aside(running, settings, database, open_task, listed, until):
    """What can't be read holds up nothing."""
    from kafka import KafkaProducer

    producer = KafkaProducer(bootstrap_servers=settings.kafka())
    producer.send(settings.records_topic, b"no record at all").get(10)
    producer.close()
    assert listed(open_task())
    assert until(lambda: MongoSetAside(database).count() >= 1)
