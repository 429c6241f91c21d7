"""Carries the events and engine commands of marked cases, many cases at a time."""

import time
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Protocol

import structlog

from ..domain.case import Case
from ..domain.errors import NotFound, TemporarilyUnavailable
from ..domain.events import Event
from ..domain.ports import CaseStore, Clock, Engine, EventPublisher
from .commands import perform_commands

log = structlog.get_logger()

TRIES_BEFORE_ASIDE = 5
EVENTS_AT_ONCE = 500
BROKER_PAUSE_S = 3.0


class SetAside(Protocol):
    """Where poison goes."""

    def put(self, key: str, *, kind: str, case_id: str, body: dict, reason: str, at: str) -> None:
        """Keep it for somebody to look at."""


class Rows(Protocol):
    """What lists of cases are read from."""

    def heal(self, case: Case) -> None:
        """Bring the case's row in step where it lags behind."""


class Carrying:
    """Publishes, performs, drops. What fails stays in the case and is returned to be tried again.

    A command or event that fails `TRIES_BEFORE_ASIDE` times by itself, with engine and broker there, is set
    aside with an alarm, so that it holds up nothing.
    """

    def __init__(
        self, cases: CaseStore, rows: Rows, engine: Engine, publisher: EventPublisher, set_aside: SetAside,
        clock: Clock,
    ):
        self._cases, self._rows, self._engine, self._publisher = cases, rows, engine, publisher
        self._set_aside, self._clock = set_aside, clock
        self._tries: Counter[str] = Counter()
        self._publish_from = 0.0
        self.published = self.performed = self.put_aside = 0

    def carry(self, case_ids: Iterable[str], *, with_commands: bool = True) -> list[str]:
        """Carry what these cases hold, and mend their rows; ids of those that still hold something."""
        cases = [case for case in map(self._load, case_ids) if case]
        for case in cases:
            self._rows.heal(case)
            if with_commands and case.commands:
                self._perform(case)
        if time.monotonic() >= self._publish_from:
            self._publish_all([case for case in cases if case.outbox])
        return [case.id for case in cases if case.outbox or case.commands]

    def _load(self, case_id: str) -> Case | None:
        try:
            return self._cases.get(case_id)
        except NotFound:
            return None

    def _perform(self, case: Case) -> None:
        performed = perform_commands(case, cases=self._cases, engine=self._engine)
        self.performed += len(performed.done)
        for command_id, reason in performed.refused.items():
            if self._is_poison(command_id):
                command = next(c for c in case.commands if c.id == command_id)
                self._put_aside("command", case, command_id, command.model_dump(mode="json"), reason)
                self._cases.drop_commands(case.id, [command_id])
                case.commands.remove(command)

    def _publish_all(self, cases: Sequence[Case]) -> None:
        """All cases in one round trip; if that fails by a fault of one of them, each by itself."""
        batch: list[Case] = []
        size = 0
        for case in cases:
            batch.append(case)
            size += len(case.outbox)
            if size >= EVENTS_AT_ONCE:
                self._publish_batch(batch)
                batch, size = [], 0
        self._publish_batch(batch)

    def _publish_batch(self, cases: Sequence[Case]) -> None:
        if not cases:
            return
        try:
            self._publisher.publish([event for case in cases for event in case.outbox])
        except TemporarilyUnavailable:
            self._publish_from = time.monotonic() + BROKER_PAUSE_S
        except Exception:
            log.exception("batch_not_published", cases=len(cases))
            for case in cases:
                self._publish_one_by_one(case)
        else:
            for case in cases:
                self._drop(case, case.outbox)

    def _publish_one_by_one(self, case: Case) -> None:
        for event in list(case.outbox):
            try:
                self._publisher.publish([event])
            except TemporarilyUnavailable:
                return
            except Exception as error:
                if not self._is_poison(event.id):
                    return  # the events behind it wait, so that the order holds
                body = event.model_dump(mode="json")
                self._put_aside("event", case, event.id, body, type(error).__name__)
            self._drop(case, [event])

    def _drop(self, case: Case, events: Sequence[Event]) -> None:
        ids = [event.id for event in events]
        self._cases.drop_outbox(case.id, ids)
        case.outbox = [event for event in case.outbox if event.id not in ids]
        self.published += len(ids)

    def _is_poison(self, key: str) -> bool:
        self._tries[key] += 1
        return self._tries[key] >= TRIES_BEFORE_ASIDE

    def _put_aside(self, kind: str, case: Case, key: str, body: dict, reason: str) -> None:
        at = self._clock.now().isoformat(timespec="seconds")
        self._set_aside.put(f"{kind}/{key}", kind=kind, case_id=case.id, body=body, reason=reason, at=at)
        self._tries.pop(key, None)
        self.put_aside += 1
        log.error("set_aside", kind=kind, case_id=case.id, key=key, reason=reason)
