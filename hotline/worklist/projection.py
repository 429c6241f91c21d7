"""The engine's state as the record stream tells it: one fold, kept in the database under these names.

- `engine_instances`  live process instances: process, version, definition_key, parent_key, root_key
- `engine_elements`   one document per root instance, `steps.<element instance key>`: the path taken
- `engine_jobs`       jobs of workers that have not ended
- `engine_user_tasks` jobs of people that have not ended
- `engine_incidents`  open incidents
- `engine_timers`     timers that have not fired
- `engine_offsets`    how far each partition of the engine was folded
"""

from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any, NamedTuple, Protocol

INSTANCES = "engine_instances"
ELEMENTS = "engine_elements"
JOBS = "engine_jobs"
USER_TASKS = "engine_user_tasks"
INCIDENTS = "engine_incidents"
TIMERS = "engine_timers"

Document = dict[str, Any]


class Mark(NamedTuple):
    """How far a partition was folded: the position, and the latest time seen in engine milliseconds."""

    position: int
    at_ms: int


@dataclass
class Changes:
    """What a batch of records changes. A thing that appears and goes in one batch is only deleted."""

    puts: dict[str, dict[str, Document]] = field(default_factory=lambda: defaultdict(dict))
    deletes: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    steps: dict[str, dict[str, Document]] = field(default_factory=lambda: defaultdict(dict))
    marks: dict[int, Mark] = field(default_factory=dict)
    is_new: bool = False

    def forget_all(self) -> None:
        """Everything folded so far belongs to an engine that is no more."""
        for collected in (self.puts, self.deletes, self.steps, self.marks):
            collected.clear()
        self.is_new = True

    def put(self, collection: str, key: str, document: Document) -> None:
        """The thing is there now."""
        self.deletes[collection].discard(key)
        self.puts[collection][key] = document

    def delete(self, collection: str, key: str) -> None:
        """The thing is gone."""
        self.puts[collection].pop(key, None)
        self.deletes[collection].add(key)

    def step(self, root_key: str, element_instance_key: str, step: Document) -> None:
        """An element of a root instance (or of one it called) was entered or left."""
        self.steps[root_key].setdefault(element_instance_key, {}).update(step)


class Projection(Protocol):
    """Where the fold is kept."""

    def mark(self, partition: int) -> tuple[int, int]:
        """Last folded position and latest time; -1 and -1 before the first."""

    def root_of(self, instance_key: str) -> str | None:
        """The root of a live instance."""

    def apply(self, changes: Changes) -> None:
        """Write them; the positions last. Writing the same changes again changes nothing."""
