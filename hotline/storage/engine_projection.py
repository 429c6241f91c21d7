"""The written side of the engine view: what the record stream's fold changes, in bulk.

What the collections hold is written in `hotline.worklist.projection`; `engine_view` reads them.
"""

from collections.abc import Iterator
from typing import Any, Protocol

from pymongo import DeleteMany, InsertOne, ReplaceOne, UpdateOne
from pymongo.database import Database

from .connection import available

Operation = DeleteMany | InsertOne | ReplaceOne | UpdateOne
OFFSETS = "engine_offsets"
PATHS = "engine_elements"
INSTANCES = "engine_instances"
VIEW = (INSTANCES, "engine_jobs", "engine_user_tasks", "engine_incidents", "engine_timers")


class Changes(Protocol):
    """A batch of changes, as the fold makes them."""

    puts: dict[str, dict[str, dict[str, Any]]]
    deletes: dict[str, set[str]]
    steps: dict[str, dict[str, dict[str, Any]]]
    marks: dict[int, tuple[int, int]]
    is_new: bool


class MongoEngineProjection:
    """Keeps the projection. Every operation is a put or delete by key; the positions are written last."""

    def __init__(self, db: Database):
        self._db = db

    def mark(self, partition: int) -> tuple[int, int]:
        """Last folded position of a partition and latest engine time; -1 and -1 before the first."""
        with available():
            found = self._db[OFFSETS].find_one({"_id": f"partition/{partition}"})
        return (found["position"], found["at_ms"]) if found else (-1, -1)

    def root_of(self, instance_key: str) -> str | None:
        """The root of a live instance."""
        with available():
            found = self._db[INSTANCES].find_one({"_id": instance_key}, {"root_key": 1})
        return found["root_key"] if found else None

    def note_lag(self, lag: int | None) -> None:
        """Say how many records wait to be folded; None while that isn't known."""
        with available():
            self._db[OFFSETS].update_one({"_id": "lag"}, {"$set": {"lag": lag}}, upsert=True)

    def apply(self, changes: Changes) -> None:
        """Write the changes, then how far they reach. Writing them again changes nothing."""
        with available():
            if changes.is_new:
                self._clear()
            self._write(changes)

    def _clear(self) -> None:
        for collection in (*VIEW, OFFSETS):
            self._db[collection].delete_many({})

    def _write(self, changes: Changes) -> None:
        for collection in {*changes.puts, *changes.deletes}:
            operations = [*_operations(changes, collection)]
            if operations:
                self._db[collection].bulk_write(operations, ordered=False)
        paths = [*_paths(changes)]
        if paths:
            self._db[PATHS].bulk_write(paths, ordered=False)
        for partition, (position, at_ms) in changes.marks.items():
            reached = {"position": position, "at_ms": at_ms}
            self._db[OFFSETS].update_one({"_id": f"partition/{partition}"}, {"$set": reached}, upsert=True)


def _operations(changes: Changes, collection: str) -> Iterator[Operation]:
    gone = changes.deletes.get(collection)
    if gone:
        yield DeleteMany({"_id": {"$in": sorted(gone)}})
    for key, document in changes.puts.get(collection, {}).items():
        yield ReplaceOne({"_id": key}, document, upsert=True)


def _paths(changes: Changes) -> Iterator[Operation]:
    for root_key, steps in changes.steps.items():
        fields = {
            f"steps.{key}.{name}": value for key, step in steps.items() for name, value in step.items()
        }
        yield UpdateOne({"_id": root_key}, {"$set": fields}, upsert=True)
