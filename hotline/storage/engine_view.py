"""The engine as the record stream told it: live instances, tasks, incidents, paths, waiting jobs, timers."""

from collections import Counter
from datetime import datetime
from typing import Any

from pymongo.database import Database

from .connection import available, repeated

MAIN_PROCESS = "case"


class MongoEngineView:
    """Implements `ports.EngineView` over the collections that the worklist process folds."""

    def __init__(self, db: Database):
        self._db = db

    @repeated
    def live_instances(self) -> dict[str, str]:
        """Instance key → version of the living root instances of the main process."""
        with available():
            found = list(self._db.engine_instances.find({"process": MAIN_PROCESS, "parent_key": ""}))
        return {instance["_id"]: str(instance["version"]) for instance in found}

    @repeated
    def is_live(self, instance_key: str) -> bool:
        """Whether a root instance lives."""
        with available():
            return self._db.engine_instances.find_one({"_id": instance_key}, {"_id": 1}) is not None

    @repeated
    def open_user_tasks(self) -> set[str]:
        """Job keys of all living user tasks."""
        with available():
            return {task["_id"] for task in self._db.engine_user_tasks.find({}, {"_id": 1})}

    @repeated
    def incidents(self) -> list[dict[str, Any]]:
        """Open incidents, oldest first."""
        with available():
            found = list(self._db.engine_incidents.find())
        return sorted(({"key": incident.pop("_id"), **incident} for incident in found), key=lambda i: i["at"])

    @repeated
    def path_taken(self, instance_key: str) -> list[dict[str, Any]]:
        """Elements passed and present of a root instance and those it called, in the order they were entered."""
        with available():
            found = self._db.engine_elements.find_one({"_id": instance_key})
        if found is None:
            return []
        return sorted(found["steps"].values(), key=lambda step: (step.get("began_at", ""), step["element_id"]))

    @repeated
    def waiting_jobs(self) -> dict[str, int]:
        """Job type → number of jobs created and not yet ended, user tasks apart."""
        with available():
            return dict(Counter(job["type"] for job in self._db.engine_jobs.find({}, {"type": 1})))

    def lag(self) -> int | None:
        """Records of the engine that were not folded a moment ago; None while that isn't known."""
        with available():
            found = self._db.engine_offsets.find_one({"_id": "lag"})
        return found["lag"] if found else None

    @repeated
    def next_timer_at(self) -> datetime | None:
        """When the next timer is due, in business time, or None."""
        with available():
            due = [timer["due_at"] for timer in self._db.engine_timers.find({}, {"due_at": 1})]
        return min(map(datetime.fromisoformat, due)) if due else None
