"""The written side of the engine view: what the record stream's fold changes, in bulk.

The names of the collections and what they hold are in `hotline.worklist.projection`; `engine_view` reads them.
"""

from collections.abc import Iterator
from typing import Any, Protocol

from pymongo import DeleteMany, InsertOne, ReplaceOne, UpdateOne
from pymongo.database import Database

Operation = DeleteMany | InsertOne | ReplaceOne | UpdateOne
OFFSETS = "engine_offsets"
PATHS = "engine_elements"
INSTANCES = "engine_instances"


class Changes(Protocol):
    """A batch of changes, as the fold makes them."""

    puts: dict[str, dict[str, dict[str, Any]]]
    deletes: dict[str, set[str]]
    steps: dict[str, dict[str, dict[str, Any]]]
    positions: dict[int, int]


class MongoEngineProjection:
    """Keeps the projection. Every operation is a put or delete by key; the positions are written last."""

    def __init__(self, db: Database):
        self._db = db

    def position(self, partition: int) -> int:
        """The last folded position of a partition of the engine; -1 before the first."""
        found = self._db[OFFSETS].find_one({"_id": f"partition/{partition}"})
        return found["position"] if found else -1

    def root_of(self, instance_key: str) -> str | None:
        """The root of a live instance."""
        found = self._db[INSTANCES].find_one({"_id": instance_key}, {"root_key": 1})
        return found["root_key"] if found else None

    def apply(self, changes: Changes) -> None:
        """Write the changes, then how far they reach. Writing them again changes nothing."""
        for collection in {*changes.puts, *changes.deletes}:
            operations = [*_operations(changes, collection)]
            if operations:
                self._db[collection].bulk_write(operations, ordered=False)
        paths = [*_paths(changes)]
        if paths:
            self._db[PATHS].bulk_write(paths, ordered=False)
        for partition, position in changes.positions.items():
            self._db[OFFSETS].update_one(
                {"_id": f"partition/{partition}"}, {"$set": {"position": position}}, upsert=True
            )


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
