"""Checks and writes imports in the background: by one process at a time, and on after a crash by itself."""

import os
import socket
import threading
from typing import Protocol

import structlog

from ..domain.change_over.states import State
from ..domain.errors import HotlineError, TemporarilyUnavailable
from .examining import Examining, refuse
from .ports import Stores
from .writing import Writing

log = structlog.get_logger()

LEASE, LEASE_S = "change_over", 120.0
PAUSE_S = 2.0


class Leases(Protocol):
    """Named leases."""

    def hold(self, name: str, owner: str, seconds: float) -> bool: ...
    def release(self, name: str, owner: str) -> None: ...


class Runner:
    """Goes through the imports that wait for the machine, the oldest first."""

    def __init__(self, stores: Stores, leases: Leases):
        self._stores, self._leases = stores, leases
        self._owner = f"{socket.gethostname()}/{os.getpid()}/{id(self)}"
        self._examining, self._writing = Examining(stores), Writing(stores)

    def run(self, stop: threading.Event) -> None:
        """Look every two seconds until told to stop; nothing that happens ends it."""
        while not stop.wait(PAUSE_S):
            try:
                self.round(stop)
            except HotlineError as error:
                log.warning("change_over_waits", reason=error.message)
            except Exception:
                log.exception("change_over_broke")
                stop.wait(PAUSE_S * 10)

    def round(self, stop: threading.Event | None = None) -> int:
        """Do what waits; how many imports came further. Another process that is at it isn't disturbed."""
        waiting = [one for one in self._stores.change_overs.all() if one["state"] in (State.RECEIVED, State.WRITING)]
        if not waiting or not self._may_go_on(stop):
            return 0
        try:
            for one in reversed(waiting):
                self._further(one, stop)
        finally:
            self._leases.release(LEASE, self._owner)
        return len(waiting)

    def _further(self, one: dict, stop: threading.Event | None) -> None:
        if one["state"] == State.WRITING:
            is_done = self._writing.carry_out(one["id"], lambda: self._may_go_on(stop))
            log.info("change_over_written", import_id=one["id"], is_done=is_done)
            return
        try:
            state = self._examining.examine(one["id"])
        except TemporarilyUnavailable:
            raise
        except HotlineError as error:
            refuse(self._stores, one["id"], error)
            state = State.FAULTY
        log.info("change_over_checked", import_id=one["id"], state=state)

    def _may_go_on(self, stop: threading.Event | None) -> bool:
        if stop is not None and stop.is_set():
            return False
        return self._leases.hold(LEASE, self._owner, LEASE_S)
