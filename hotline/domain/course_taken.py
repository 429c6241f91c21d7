"""The course that a case has taken through the models, as the engine told it, for people to read."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

MAIN_PROCESS = "case"
GATEWAYS = frozenset({"exclusiveGateway", "parallelGateway", "eventBasedGateway"})
LATER_LAST = "9"


@dataclass(frozen=True)
class Diagram:
    """A process of a release: its drawing, and the names and kinds of its elements by id."""

    process: str
    name: str
    names: Mapping[str, str]
    kinds: Mapping[str, str]
    drawing: bytes = field(repr=False, default=b"")


@dataclass(frozen=True)
class Step:
    """An element that was entered. `is_present`: it hasn't been left; `was_cut`: it was left before its end."""

    process: str
    element_id: str
    began_at: str
    ended_at: str
    state: str

    @property
    def is_present(self) -> bool:
        """Whether the case is there now."""
        return self.state == "active"

    @property
    def was_cut(self) -> bool:
        """Whether something ended it from outside."""
        return self.state == "terminated"


def read_steps(path: Iterable[Mapping[str, Any]]) -> list[Step]:
    """The elements of a path in the order they were entered, without the processes themselves."""
    steps = [
        Step(
            process=plain_process(raw["process"]), element_id=raw["element_id"], began_at=raw.get("began_at", ""),
            ended_at=raw.get("ended_at", ""), state=raw["state"],
        )
        for raw in path if raw["element_id"] != raw["process"]
    ]
    return sorted(steps, key=lambda step: (step.began_at, step.ended_at or LATER_LAST))


def plain_process(deployed_id: str) -> str:
    """The id of a process within its release: course_r7 → course."""
    return _split(deployed_id)[0]


def release_of(path: Iterable[Mapping[str, Any]]) -> int:
    """The number of the release that the called processes carry; 0 while none was called."""
    return next((number for raw in path if (number := _split(raw["process"])[1])), 0)


def _split(deployed_id: str) -> tuple[str, int]:
    name, mark, number = deployed_id.rpartition("_r")
    return (name, int(number)) if mark and number.isdecimal() else (deployed_id, 0)
