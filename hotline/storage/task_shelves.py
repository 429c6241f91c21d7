"""Which tasks lie where: small documents that list task keys by candidate group and by case.

They make a group's or a case's tasks readable by key alone, in MongoDB and in the embedded server, which has no
other indexes. A group's keys are spread over shelves so that none grows large: at 100,000 open tasks in one group
a shelf lists some 800 keys. A shelf may list a task that is gone, never lack one that is there.
"""

import zlib
from collections.abc import Iterable

from pymongo.database import Database

from ..domain.tasks import OpenTask

SHELVES = 128


class TaskShelves:
    """Written before a task is put and after it is removed."""

    def __init__(self, db: Database):
        self._shelves = db.task_shelves

    def rebuild(self, tasks: Iterable[OpenTask]) -> None:
        """List every open task again, where the shelves were lost."""
        for task in tasks:
            self.put(task)

    def is_empty(self) -> bool:
        """Whether nothing is listed at all."""
        return self._shelves.find_one({}, {"_id": 1}) is None

    def put(self, task: OpenTask) -> None:
        """List the task."""
        for shelf in _shelves_of(task):
            self._shelves.update_one({"_id": shelf}, {"$addToSet": {"keys": task.key}}, upsert=True)

    def remove(self, task: OpenTask) -> None:
        """List it no more."""
        for shelf in _shelves_of(task):
            self._shelves.update_one({"_id": shelf}, {"$pull": {"keys": task.key}})

    def of_groups(self, groups: Iterable[str]) -> list[str]:
        """Keys listed for these candidate groups."""
        return self._keys([f"group/{group}/{number}" for group in sorted(groups) for number in range(SHELVES)])

    def of_case(self, case_id: str) -> list[str]:
        """Keys listed for a case."""
        return self._keys([_case_shelf(case_id)])

    def _keys(self, shelves: list[str]) -> list[str]:
        return [key for shelf in self._shelves.find({"_id": {"$in": shelves}}) for key in shelf["keys"]]


def _shelves_of(task: OpenTask) -> tuple[str, str]:
    number = zlib.crc32(task.key.encode()) % SHELVES
    return f"group/{task.group}/{number}", _case_shelf(task.case_id)


def _case_shelf(case_id: str) -> str:
    return f"case/{case_id}"
