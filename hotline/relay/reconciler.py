"""Gives an open case whose instance is lost a new one, at the boundary of its procedure (I2, F6).

The record stream only raises the suspicion; the engine itself is asked before anything is done, so a view that
lags can't make a second instance. See docs/adr/0023.
"""

import time
from collections.abc import Callable
from typing import Protocol

import structlog

from ..domain import instance
from ..domain.case import Case
from ..domain.errors import HotlineError
from ..domain.ports import CaseStore, Clock, EngineView
from .commands import perform_commands

log = structlog.get_logger()

SUSPECT_S = 20.0
AGAIN_S = 60.0
CLAIM_JOB = "intake.claim_case"


class OpenCases(CaseStore, Protocol):
    """The case store, and a cheap look at all open cases."""

    def open_instances(self) -> list[tuple[str, str, bool]]:
        """Of every open case: id, instance key, whether commands wait."""


class AskedEngine(Protocol):
    """The engine as the reconciler asks it."""

    def is_living(self, instance_key: str) -> bool:
        """Whether the engine still knows the instance."""


class Reconciler:
    """Called every few seconds; keeps in mind since when a case has been suspect."""

    def __init__(
        self, cases: OpenCases, engine: AskedEngine, view: EngineView, clock: Clock,
        monotonic: Callable[[], float] = time.monotonic,
    ):
        self._cases, self._engine, self._view, self._clock = cases, engine, view, clock
        self._monotonic = monotonic
        self._since: dict[str, float] = {}
        self.restarted = 0

    def reconcile(self) -> list[str]:
        """Restart the cases that have been without an instance for `SUSPECT_S`; their ids."""
        now = self._monotonic()
        suspects = self._suspects()
        self._since = {case_id: self._since.get(case_id, now) for case_id in suspects}
        restarted = []
        for case_id, instance_key in suspects.items():
            if now - self._since[case_id] >= SUSPECT_S and self._restart(case_id, instance_key):
                restarted.append(case_id)
        return restarted

    def _suspects(self) -> dict[str, str]:
        live = self._view.live_instances()
        is_claiming = self._view.waiting_jobs().get(CLAIM_JOB, 0) > 0
        return {
            case_id: instance_key
            for case_id, instance_key, has_commands in self._cases.open_instances()
            if not has_commands and instance_key not in live and not (is_claiming and not instance_key)
        }

    def _restart(self, case_id: str, instance_key: str) -> bool:
        if instance_key and self._engine.is_living(instance_key):
            self._since.pop(case_id)
            return False

        def lost(case: Case) -> None:
            if case.is_open and not case.commands and case.instance_key == instance_key:
                instance.restart(case, at=self._clock.now())

        case = self._cases.change(case_id, lost)
        self._since[case_id] = self._monotonic() + AGAIN_S - SUSPECT_S
        if not case.commands:
            return False
        self.restarted += 1
        log.error("instance_lost_and_restarted", case_id=case_id, lost=instance_key, status=case.status)
        try:
            perform_commands(case, cases=self._cases, engine=self._engine)
        except HotlineError as error:
            log.warning("restart_waits", case_id=case_id, reason=error.message)
        return True
