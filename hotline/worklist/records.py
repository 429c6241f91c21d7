"""Records that the engine exports: facts about jobs, elements, incidents, timers."""

import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from ..calendar.clock import ZONE

EVENT = "EVENT"


@dataclass(frozen=True)
class EngineRecord:
    """One exported event. `position` ascends within `partition`; `at` is engine time."""

    partition: int
    position: int
    value_type: str
    intent: str
    key: str
    at_ms: int
    value: dict[str, Any]

    @property
    def at(self) -> str:
        """When it happened, ISO 8601 in the city's zone."""
        return iso_of(self.at_ms)


def parse(raw: bytes) -> EngineRecord | None:
    """The record, or None when it is a command or a rejection.

    Raises:
        ValueError, KeyError: not a record of the engine.
    """
    body = json.loads(raw)
    if body["recordType"] != EVENT:
        return None
    return EngineRecord(
        partition=body["partitionId"], position=body["position"], value_type=body["valueType"],
        intent=body["intent"], key=str(body["key"]), at_ms=body["timestamp"], value=body["value"],
    )


def iso_of(at_ms: int) -> str:
    """An instant in milliseconds since 1970 as ISO 8601 in the city's zone."""
    return datetime.fromtimestamp(at_ms / 1000, ZONE).isoformat(timespec="milliseconds")
