"""The worklist process: taking tasks, following the record stream, healing, each in a thread of its own."""

import os
import threading
import time
from collections.abc import Callable
from typing import Protocol

import structlog
from prometheus_client import CollectorRegistry, Gauge

from ..domain.errors import HotlineError
from .healing import Healing
from .taking import Taking

log = structlog.get_logger()

HEAL_S = 10.0
HEALING_SHARE = 0.05
LAG_S = 1.0
FOLLOWER_DIED = 71


class Progress(Protocol):
    """How far the record stream was taken in."""

    lag: int | None

    def ready(self) -> str:
        """Empty, or the reason."""


class LagNote(Protocol):
    """Where the lag is written for others to read."""

    def note_lag(self, lag: int | None) -> None:
        """Keep it."""


class WorklistProcess:
    """Starts the threads, looks after them, says whether all is well."""

    def __init__(
        self, taking: Taking, follow: Callable[[], None], healing: Healing, progress: Progress, note: LagNote,
        registry: CollectorRegistry,
    ):
        self._taking, self._follow, self._healing = taking, follow, healing
        self._progress, self._note = progress, note
        self._heal_from = time.monotonic() + HEAL_S
        for name, value in (
            ("taken", lambda: taking.taken), ("given_back", lambda: healing.given_back),
            ("withdrawn", lambda: healing.withdrawn),
        ):
            gauge = Gauge(f"hotline_worklist_{name}", f"Tasks {name} since start", registry=registry)
            gauge.set_function(value)

    def close(self) -> None:
        """End the wait for tasks; what is held stays held."""
        self._taking.close()

    def state(self) -> str:
        """Empty when tasks are taken and the view is followed, else the reason in Chinese."""
        if not self._taking.is_hearing:
            return "取不到人工任务(流程引擎无应答)"
        return self._progress.ready()

    def run(self, stop: threading.Event) -> None:
        """Work until told to stop."""
        taker = threading.Thread(target=self._taking.run, name="taking", daemon=True)
        follower = threading.Thread(target=self._follow, name="following", daemon=True)
        taker.start()
        follower.start()
        while not stop.wait(LAG_S):
            if not (follower.is_alive() and taker.is_alive()):
                log.critical("thread_died", taking=taker.is_alive(), following=follower.is_alive())
                os._exit(FOLLOWER_DIED)
            self._look()
        self.close()
        follower.join(timeout=3.0)

    def _look(self) -> None:
        try:
            self._note.note_lag(self._progress.lag)
            if time.monotonic() >= self._heal_from and self._progress.lag == 0:
                began = time.monotonic()
                self._healing.heal()
                took = time.monotonic() - began
                self._heal_from = began + max(HEAL_S, took / HEALING_SHARE)
        except HotlineError as error:
            log.warning("healing_waits", reason=error.message)
        except Exception:
            log.exception("healing_broke")
