"""The work list."""

import pytest

from hotline.domain.errors import TaskGone
from hotline.storage import MongoWorklist
from hotline.testing import cases as sample


@pytest.fixture
def worklist(database):
    """The list over a fresh database."""
    return MongoWorklist(database)


def _task(key: str, group: str = "unit:gongshui", due_at: str = ""):
    return sample.task_of(sample.dispatched(), "Task_HandleAndReport", group, key=key, due_at=due_at)


def test_tasks_of_a_group_come_due_first(worklist):
    """Those without a limit come last, those of others not at all."""
    dues = {"1": "", "2": "2026-12-02", "3": "2026-12-01"}
    for task in [*(_task(key, due_at=due_at) for key, due_at in dues.items()), _task("4", "unit:x")]:
        worklist.put(task)
    assert [task.key for task in worklist.of_groups({"unit:gongshui"})] == ["3", "2", "1"]


def test_removed_task_does_not_come_back(worklist):
    """A late hand-out of the job changes nothing, and asking for it says what happened."""
    worklist.put(_task("1"))
    worklist.remove("1")
    worklist.put(_task("1"))
    assert worklist.keys() == set()
    with pytest.raises(TaskGone):
        worklist.get("1")
