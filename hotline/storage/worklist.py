"""Open tasks of people: a small collection of its own, one document a task, by job key."""

from collections.abc import Iterable

from pymongo.database import Database
from pymongo.errors import DuplicateKeyError

from ..domain.errors import TaskGone
from ..domain.tasks import OpenTask
from .connection import available, repeated
from .revisions import MongoRevisions, case_subject, group_subject
from .task_shelves import TaskShelves


class MongoWorklist:
    """Implements `ports.Worklist`.

    A finished task leaves its key in `closed_tasks`, so that a late hand-out of the job doesn't bring it back.
    Lists of a group or a case are read by key, from the shelves that list them: 100,000 open tasks of others
    cost nothing.
    """

    def __init__(self, db: Database):
        self._db = db
        self._shelves = TaskShelves(db)
        self._revisions = MongoRevisions(db)

    def make_good(self) -> None:
        """List the open tasks on the shelves again where these were lost."""
        if self._shelves.is_empty():
            self._shelves.rebuild(self.all())

    @repeated
    def put(self, task: OpenTask) -> None:
        """Add a task unless it is known or was closed."""
        with available():
            if self._db.closed_tasks.find_one({"_id": task.key}, {"_id": 1}):
                return
            self._shelves.put(task)
            try:
                self._db.open_tasks.insert_one({"_id": task.key, **task.model_dump(mode="json", exclude={"key"})})
            except DuplicateKeyError:
                return
            if self._db.closed_tasks.find_one({"_id": task.key}, {"_id": 1}):
                self._take_away(task.key)
        self._tell(task)

    @repeated
    def remove(self, key: str) -> None:
        """The task is finished or cancelled, for good."""
        with available():
            self._db.closed_tasks.update_one({"_id": key}, {"$set": {"is_closed": True}}, upsert=True)
            self._take_away(key)

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
            found = self._tasks(self._shelves.of_groups(groups))
        return sorted(found, key=lambda task: (task.due_at or "9999", task.opened_at, task.key))

    @repeated
    def of_case(self, case_id: str) -> list[OpenTask]:
        """Open tasks of one case, oldest first."""
        with available():
            found = self._tasks(self._shelves.of_case(case_id))
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
            for key in self._shelves.of_case(case_id):
                self._db.open_tasks.update_one({"_id": key, "unit_id": unit_id}, {"$set": {"due_at": due_at}})
        for task in self.of_case(case_id):
            self._tell(task)

    def _tasks(self, keys: list[str]) -> list[OpenTask]:
        return [_task(task) for task in self._db.open_tasks.find({"_id": {"$in": keys}})] if keys else []

    def _take_away(self, key: str) -> None:
        found = self._db.open_tasks.find_one({"_id": key})
        if found is not None:
            self._db.open_tasks.delete_one({"_id": key})
            task = _task(found)
            self._shelves.remove(task)
            self._tell(task)

    def _tell(self, task: OpenTask) -> None:
        self._revisions.touch(group_subject(task.group), case_subject(task.case_id))


def _task(found: dict) -> OpenTask:
    return OpenTask.model_validate({"key": found["_id"], **found})
