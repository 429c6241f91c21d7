"""Keeps the work list and the engine in step, both ways.

A task that the engine ended leaves the list with its record (`follow`). What remains is found here: a task of
the engine that the list lacks is given back to the engine, which hands it out again with all it needs; a task
of the list that the engine's view doesn't know goes when the engine says that its instance has ended. See
docs/adr/0021.
"""

import time
from collections.abc import Callable, Iterable
from typing import Protocol

import structlog

from ..domain.ports import EngineView, Worklist

log = structlog.get_logger()

MISSING_S = 15.0
AGAIN_S = 60.0
USER_TASK_RETRIES = 1


class ClosableWorklist(Worklist, Protocol):
    """The work list, and which keys it has closed."""

    def closed(self, keys: Iterable[str]) -> set[str]:
        """Those that were removed."""


class AskedEngine(Protocol):
    """The engine as the healing asks it."""

    def fail_job(self, job_key: str, *, retries: int, reason: str, back_off_ms: int = 0) -> bool:
        """Give a job back."""

    def is_living(self, instance_key: str) -> bool:
        """Whether the engine knows the instance."""


class Healing:
    """Called every few seconds, when the view has taken in what the broker has."""

    def __init__(
        self, worklist: ClosableWorklist, view: EngineView, engine: AskedEngine,
        monotonic: Callable[[], float] = time.monotonic,
    ):
        self._worklist, self._view, self._engine, self._monotonic = worklist, view, engine, monotonic
        self._lacking: dict[str, float] = {}
        self._unknown: dict[str, float] = {}
        self.given_back = self.withdrawn = 0

    def heal(self) -> None:
        """Compare both, act on what has differed for `MISSING_S`."""
        listed, living = self._worklist.keys(), self._view.open_user_tasks()
        for key in self._lasting(self._lacking, living - listed):
            self._give_back(key)
        for key in self._lasting(self._unknown, listed - living):
            self._withdraw(key)

    def _lasting(self, since: dict[str, float], keys: set[str]) -> list[str]:
        now = self._monotonic()
        for key in since.keys() - keys:
            del since[key]
        for key in keys:
            since.setdefault(key, now)
        due = [key for key in keys if now - since[key] >= MISSING_S]
        for key in due:
            since[key] = now + AGAIN_S - MISSING_S
        return due

    def _give_back(self, key: str) -> None:
        if self._worklist.closed([key]):
            return  # finished by a person; its completion is on the way
        if self._engine.fail_job(key, retries=USER_TASK_RETRIES, reason="任务清单缺此任务,请重新发放"):
            self.given_back += 1
            log.warning("task_given_back", job_key=key)

    def _withdraw(self, key: str) -> None:
        task = self._worklist.get(key)
        if not self._engine.is_living(task.instance_key):
            self._worklist.remove(key)
            self.withdrawn += 1
            log.warning("task_withdrawn", job_key=key, case_id=task.case_id)
