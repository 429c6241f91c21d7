"""Records of the engine folded into the projection, on the real database."""

import pytest

from hotline.storage import MongoEngineProjection, MongoEngineView
from hotline.worklist.fold import USER_TASK_TYPE, Fold
from hotline.worklist.records import EngineRecord, parse

NOON = 1_795_500_000_000


class Stream:
    """Writes records as the engine does: positions and times ascend."""

    def __init__(self, position=0, at_ms=NOON):
        self.position, self.at_ms = position, at_ms

    def record(self, value_type, intent, key, **value):
        self.position += 1
        self.at_ms += 1_000
        return EngineRecord(1, self.position, value_type, intent, key, self.at_ms, value)

    def instance(self, intent, key, process="case", parent=-1):
        return self.record(
            "PROCESS_INSTANCE", intent, key, bpmnElementType="PROCESS", elementId=process, bpmnProcessId=process,
            processInstanceKey=int(key), version=1, processDefinitionKey=7, parentProcessInstanceKey=parent,
        )

    def element(self, intent, key, element_id, instance_key, process="case"):
        return self.record(
            "PROCESS_INSTANCE", intent, key, bpmnElementType="SERVICE_TASK", elementId=element_id,
            bpmnProcessId=process, processInstanceKey=int(instance_key), version=1, processDefinitionKey=7,
        )

    def job(self, intent, key, job_type, instance_key):
        return self.record(
            "JOB", intent, key, type=job_type, elementId="Task_X", processInstanceKey=int(instance_key),
            customHeaders={}, retries=3,
        )

    def timer(self, intent, key, due_ms):
        return self.record(
            "TIMER", intent, key, targetElementId="Catch_Watch", processInstanceKey=1, dueDate=due_ms
        )


@pytest.fixture
def view(database):
    return MongoEngineView(database)


@pytest.fixture
def take(database):
    """Fold records with a fold that has just started, as after a crash."""

    def fold(*records):
        fresh = Fold(MongoEngineProjection(database))
        fresh.write(fresh.changes(records))

    return fold


def test_live_instances_jobs_and_tasks_come_and_go(take, view):
    """What the engine has is shown until it ends; user tasks are told from jobs of workers."""
    s = Stream()
    begun = [
        s.instance("ELEMENT_ACTIVATING", "10"), s.job("CREATED", "11", "intake.claim_case", "10"),
        s.job("CREATED", "12", USER_TASK_TYPE, "10"),
    ]
    take(*begun)
    assert view.live_instances() == {"10": "1"}
    assert (view.waiting_jobs(), view.open_user_tasks()) == ({"intake.claim_case": 1}, {"12"})
    take(
        s.job("COMPLETED", "11", "intake.claim_case", "10"), s.job("CANCELED", "12", USER_TASK_TYPE, "10"),
        s.instance("ELEMENT_COMPLETED", "10"),
    )
    assert (view.live_instances(), view.waiting_jobs(), view.open_user_tasks()) == ({}, {}, set())


def test_the_path_of_called_instances_belongs_to_their_root(take, view):
    """Elements of case and handling are one path, in the order they were entered."""
    s = Stream()
    take(s.instance("ELEMENT_ACTIVATING", "10"), s.instance("ELEMENT_ACTIVATING", "20", "handling_r1", parent=10))
    take(
        s.element("ELEMENT_ACTIVATED", "21", "Task_A", "20", "handling_r1"),
        s.element("ELEMENT_COMPLETED", "21", "Task_A", "20", "handling_r1"),
        s.element("ELEMENT_ACTIVATED", "22", "Task_B", "20", "handling_r1"),
    )
    steps = [(step["element_id"], step["state"]) for step in view.path_taken("10")]
    assert steps == [("case", "active"), ("handling_r1", "active"), ("Task_A", "completed"), ("Task_B", "active")]
    assert set(view.live_instances()) == {"10"}


def test_doubled_batches_change_nothing(take, view):
    """F13: a batch that comes again, by exporter or consumer, brings nothing back."""
    s = Stream()
    batch = [
        s.job("CREATED", "11", "a.b", "10"), s.timer("CREATED", "30", NOON), s.job("COMPLETED", "11", "a.b", "10"),
        s.timer("TRIGGERED", "30", NOON),
    ]
    take(*batch)
    take(*batch[:2])
    assert (view.waiting_jobs(), view.next_timer_at()) == ({}, None)


def test_an_engine_whose_data_are_new_begins_a_new_view(take, view):
    """Positions that start again at a later time are no repeat: ghosts of the old engine go."""
    s = Stream(position=5_000)
    take(s.instance("ELEMENT_ACTIVATING", "10"))
    new = Stream(position=0, at_ms=NOON + 3_600_000)
    take(new.instance("ELEMENT_ACTIVATING", "99"))
    assert view.live_instances() == {"99": "1"}


def test_the_next_timer_is_the_earliest(take, view):
    """Told in business time."""
    s = Stream()
    take(s.timer("CREATED", "1", NOON + 60_000), s.timer("CREATED", "2", NOON))
    assert view.next_timer_at().timestamp() * 1000 == NOON


def test_what_is_no_record_is_refused():
    """The consumer sets it aside then."""
    with pytest.raises((ValueError, KeyError)):
        parse(b"not a record")
    command = b'{"recordType": "COMMAND", "partitionId": 1}'
    assert parse(command) is None
