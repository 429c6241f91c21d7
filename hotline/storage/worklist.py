"""Open tasks of people: a small collection of its own, one document a task, by job key."""

from collections.abc import Iterable

from pymongo.database import Database
from pymongo.errors import DuplicateKeyError

from ..domain.errors import TaskGone
from ..domain.tasks import OpenTask
from .connection import available, repeated


class MongoWorklist:
    """Implements `ports.Worklist`.

    A finished task leaves its key in `closed_tasks`, so that a late hand-out of the job doesn't bring it back.
    Lists read by candidate group: an index in MongoDB; in the embedded server a pass over the open tasks, which
    are kept small for it.
    """

    def __init__(self, db: Database):
        self._db = db

    @repeated
    def put(self, task: OpenTask) -> None:
        """Add a task unless it is known or was closed."""
        with available():
            if self._db.closed_tasks.find_one({"_id": task.key}, {"_id": 1}):
                return
            try:
                self._db.open_tasks.insert_one({"_id": task.key, **task.model_dump(mode="json", exclude={"key"})})
            except DuplicateKeyError:
                return
            if self._db.closed_tasks.find_one({"_id": task.key}, {"_id": 1}):
                self._db.open_tasks.delete_one({"_id": task.key})

    @repeated
    def remove(self, key: str) -> None:
        """The task is finished or cancelled, for good."""
        with available():
            self._db.closed_tasks.update_one({"_id": key}, {"$set": {"is_closed": True}}, upsert=True)
            self._db.open_tasks.delete_one({"_id": key})

    @repeated
    def get(self, key: str) -> OpenTask:
        """Raises: TaskGone: finished or cancelled meanwhile, or never there."""
        with available():
            found = self._db.open_tasks.find_one({"_id": key})
        if found is None:
            raise TaskGone("该任务已办结或已撤回，请返回待办列表查看最新情况")
        return _task(found)

    @repeated
    def of_groups(self, groups: Iterable[str]) -> list[OpenTask]:
        """Open tasks of these candidate groups: due first, those without a limit last."""
        with available():
            found = [_task(task) for task in self._db.open_tasks.find({"group": {"$in": sorted(groups)}})]
        return sorted(found, key=lambda task: (task.due_at or "9999", task.opened_at, task.key))

    @repeated
    def of_case(self, case_id: str) -> list[OpenTask]:
        """Open tasks of one case, oldest first."""
        with available():
            found = [_task(task) for task in self._db.open_tasks.find({"case_id": case_id})]
        return sorted(found, key=lambda task: (task.opened_at, task.key))

    @repeated
    def all(self) -> list[OpenTask]:
        """Every open task, for the comparison of the stores."""
        with available():
            return [_task(task) for task in self._db.open_tasks.find()]

    @repeated
    def keys(self) -> set[str]:
        """Keys of all open tasks."""
        with available():
            return {task["_id"] for task in self._db.open_tasks.find({}, {"_id": 1})}

    def closed(self, keys: Iterable[str]) -> set[str]:
        """Those of `keys` that were removed from the list."""
        with available():
            found = self._db.closed_tasks.find({"_id": {"$in": sorted(keys)}}, {"_id": 1})
            return {task["_id"] for task in found}

    @repeated
    def set_due(self, case_id: str, unit_id: str, due_at: str) -> None:
        """A limit was moved: the open tasks of the unit show the new one."""
        with available():
            self._db.open_tasks.update_many({"case_id": case_id, "unit_id": unit_id}, {"$set": {"due_at": due_at}})


def _task(found: dict) -> OpenTask:
    return OpenTask.model_validate({"key": found["_id"], **found})
