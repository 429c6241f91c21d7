"""The history of a case: who did what when, chained so that nobody edits it unnoticed (R-6.5)."""

import hashlib
import json
from typing import Any

from pydantic import BaseModel, Field

from .events import EventType
from .status import CaseStatus

GENESIS = "0" * 64


class HistoryEntry(BaseModel):
    """One thing that happened.

    `data` is the event's payload (codes and ids only); `detail` are words that stay inside the center's
    store and never travel in events. `effect` is the idempotency key of what caused the entry.
    """

    seq: int
    at: str
    event: EventType
    by: str
    by_name: str
    status: CaseStatus
    effect: str
    data: dict[str, Any] = Field(default_factory=dict)
    detail: dict[str, Any] = Field(default_factory=dict)
    prev_hash: str
    hash: str = ""

    def digest(self) -> str:
        """SHA-256 over everything but the hash itself."""
        body = self.model_dump(mode="json", exclude={"hash"})
        text = json.dumps(body, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        return hashlib.sha256(text.encode()).hexdigest()


def first_broken(history: list[HistoryEntry]) -> int | None:
    """The `seq` of the first entry that doesn't continue the chain, or None when it is intact."""
    prev = GENESIS
    for position, entry in enumerate(history, start=1):
        if entry.seq != position or entry.prev_hash != prev or entry.hash != entry.digest():
            return position
        prev = entry.hash
    return None


def folded_status(history: list[HistoryEntry]) -> CaseStatus | None:
    """The state that the history tells (invariant I3)."""
    return history[-1].status if history else None
