"""Follows the engine's record stream: folds it, and takes tasks that the engine has ended off the list."""

from collections.abc import Sequence
from typing import Protocol

from ..domain.ports import Clock, Worklist
from .fold import Fold
from .projection import USER_TASKS
from .records import parse


class Message(Protocol):
    """One message of the record topic."""

    topic: str
    partition: int
    offset: int
    value: bytes


class SetAside(Protocol):
    """Where poison goes."""

    def put(self, key: str, *, kind: str, case_id: str, body: dict, reason: str, at: str) -> None:
        """Keep it for somebody to look at."""


class Following:
    """Handles batches of the record topic; handling one again changes nothing."""

    def __init__(self, fold: Fold, worklist: Worklist, set_aside: SetAside, clock: Clock):
        self._fold, self._worklist, self._set_aside, self._clock = fold, worklist, set_aside, clock

    def handle(self, messages: Sequence[Message]) -> None:
        """Fold a batch. Raises: ValueError, KeyError, TypeError: something that is no record of the engine."""
        records = [record for record in (parse(message.value) for message in messages) if record]
        changes = self._fold.changes(records)
        for key in changes.deletes.get(USER_TASKS, ()):
            self._worklist.remove(key)
        self._fold.write(changes)

    def put_aside(self, message: Message, error: Exception) -> None:
        """Keep a message that can't be read; records hold no personal data."""
        self._set_aside.put(
            f"record/{message.topic}/{message.partition}/{message.offset}", kind="record", case_id="",
            body={"value": message.value[:4_000].decode("utf-8", "replace")}, reason=type(error).__name__,
            at=self._clock.now().isoformat(timespec="seconds"),
        )
