"""The work list: by candidate group, due first, and closed for good."""

import threading

import pytest
from pymongo.database import Database

from hotline.domain.errors import TaskGone
from hotline.storage import MongoWorklist
from hotline.testing import cases as sample


@pytest.fixture
def worklist(database: Database) -> MongoWorklist:
    """A list over a fresh database."""
    return MongoWorklist(database)


def task(key: str, group: str = "unit:gongshui", due_at: str = ""):
    """An open task."""
    return sample.task_of(sample.dispatched(), "Task_HandleAndReport", group, key=key, due_at=due_at)


def test_due_first(worklist: MongoWorklist):
    """A group's tasks come due first, those without a limit last, others' not at all."""
    for one in (task("1"), task("2", due_at="2026-12-01"), task("3", due_at="2026-11-25"), task("4", "role:reviewer")):
        worklist.put(one)
    assert [t.key for t in worklist.of_groups({"unit:gongshui"})] == ["3", "2", "1"]
    assert worklist.keys() == {"1", "2", "3", "4"} and len(worklist.of_case("2026-000001")) == 4


def test_lost_shelves_are_made_good(worklist: MongoWorklist, database: Database):
    """Where the lists by group and case were lost they are made again from the open tasks."""
    worklist.put(task("1"))
    database.task_shelves.drop()
    assert worklist.of_case("2026-000001") == []
    worklist.make_good()
    assert [t.key for t in worklist.of_groups({"unit:gongshui"})] == ["1"]


def test_moved_limits_show(worklist: MongoWorklist):
    """A moved limit shows on the open tasks of that unit alone."""
    worklist.put(task("1").model_copy(update={"unit_id": "gongshui"}))
    worklist.put(task("2").model_copy(update={"unit_id": "zhujian"}))
    worklist.set_due("2026-000001", "gongshui", "2027-01-04")
    assert (worklist.get("1").due_at, worklist.get("2").due_at) == ("2027-01-04", "")


def test_a_closed_task_stays_closed(worklist: MongoWorklist):
    """A late hand-out of a finished task doesn't bring it back."""
    worklist.put(task("1"))
    worklist.put(task("1"))
    worklist.remove("1")
    worklist.put(task("1"))
    with pytest.raises(TaskGone):
        worklist.get("1")


def test_a_task_may_end_before_it_is_known(worklist: MongoWorklist):
    """Removing an unknown task keeps it away for good."""
    worklist.remove("9")
    worklist.put(task("9"))
    assert worklist.keys() == set()


def test_nothing_is_lost_under_contention(worklist: MongoWorklist):
    """While threads put and remove tasks of one case and group, readers see no error and no task is lost."""
    faults: list[Exception] = []
    is_over = threading.Event()

    def write(writer: int) -> None:
        try:
            for n in range(30):
                worklist.put(task(f"{writer}-{n}"))
                if n % 3 == 0:
                    worklist.remove(f"{writer}-{n}")
        except Exception as error:
            faults.append(error)

    def read() -> None:
        while not is_over.is_set():
            try:
                worklist.of_groups({"unit:gongshui"})
                worklist.of_case("2026-000001")
            except Exception as error:
                faults.append(error)

    writers = [threading.Thread(target=write, args=(n,)) for n in range(4)]
    reader = threading.Thread(target=read)
    for thread in (*writers, reader):
        thread.start()
    for thread in writers:
        thread.join()
    is_over.set()
    reader.join()
    assert faults == [] and len(worklist.of_case("2026-000001")) == 80
    assert {t.key for t in worklist.of_groups({"unit:gongshui"})} == worklist.keys()
