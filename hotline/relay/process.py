"""The relay's rounds: marked cases at once, all cases every few seconds, lost instances now and then."""

import os
import socket
import threading
import time
from collections.abc import Callable
from typing import Protocol

import structlog
from prometheus_client import CollectorRegistry, Counter, Gauge

from ..domain.errors import HotlineError
from ..domain.ports import CaseStore
from .carrying import Carrying
from .reconciler import Reconciler

log = structlog.get_logger()

IDLE_S = 0.2
SWEEP_S = 10.0
SWEEP_WHOLE_S = 900.0
GATEWAY_FIRST_S = 1.0
RECONCILE_S = 10.0
PURGE_S = 600.0
LEASE = "relay"
LEASE_S = 10.0
AWAY_S = 20.0


class Leases(Protocol):
    """Named leases."""

    def hold(self, name: str, owner: str, seconds: float) -> bool:
        """Take or renew."""

    def release(self, name: str, owner: str) -> None:
        """Give back."""


class RelayProcess:
    """Runs the rounds while it holds the lease; another relay stands by and takes over when it is gone.

    `purge` deletes what may be kept for a day only; it is called every ten minutes.
    """

    def __init__(
        self, cases: CaseStore, carrying: Carrying, reconciler: Reconciler, leases: Leases,
        registry: CollectorRegistry, purge: Callable[[], None],
    ):
        self._purge = purge
        self._cases, self._carrying, self._reconciler, self._leases = cases, carrying, reconciler, leases
        self._owner = f"{socket.gethostname()}/{os.getpid()}"
        self._left: dict[str, float] = {}
        self._renewed_at = self._swept_at = self._swept_whole_at = self._reconciled_at = self._purged_at = float("-inf")
        self._worked_at = time.monotonic()
        self._waiting = Gauge("hotline_relay_waiting_cases", "Cases left over", registry=registry)
        self._leads = Gauge("hotline_relay_leads", "1 while this relay holds the lease", registry=registry)
        self._rounds = Counter("hotline_relay_failed_rounds", "Rounds that failed", registry=registry)
        for name in ("published", "performed", "put_aside"):
            Gauge(f"hotline_relay_{name}", f"{name} since start", registry=registry).set_function(
                lambda name=name: getattr(carrying, name)
            )
        Gauge("hotline_relay_restarted", "Instances restarted", registry=registry).set_function(
            lambda: reconciler.restarted
        )

    def state(self) -> str:
        """Empty when the last round went well not long ago, else the reason in Chinese."""
        return "" if time.monotonic() - self._worked_at < AWAY_S else "数据库连接不上,转发停顿"

    def run(self, stop: threading.Event) -> None:
        """Go round until told to stop; nothing that happens ends it."""
        while not stop.is_set():
            try:
                is_busy = self._round()
                self._worked_at = time.monotonic()
            except HotlineError as error:
                log.warning("round_failed", reason=error.message)
                self._rounds.inc()
                is_busy = not stop.wait(1.0)
            except Exception:
                log.exception("round_broke")
                self._rounds.inc()
                is_busy = not stop.wait(5.0)
            if not is_busy:
                stop.wait(IDLE_S)
        self._leases.release(LEASE, self._owner)

    def _round(self) -> bool:
        """One round; whether there was something to do."""
        now = time.monotonic()
        if now - self._renewed_at > LEASE_S / 3:
            leads = self._leases.hold(LEASE, self._owner, LEASE_S)
            self._leads.set(leads)
            if not leads:
                return False
            self._renewed_at = now
        marked = self._cases.waiting()
        self._left.update(dict.fromkeys(self._carrying.carry(marked, with_commands=False), now))
        self._carry_left(now)
        if now - self._reconciled_at > RECONCILE_S:
            self._reconciled_at = now
            self._reconciler.reconcile()
        if now - self._purged_at > PURGE_S:
            self._purged_at = now
            self._purge()
        return bool(marked)

    def _carry_left(self, now: float) -> None:
        """Carry what has been left for a second: until then the gateway is at the commands itself."""
        if now - self._swept_at > SWEEP_S:
            self._swept_at = now
            is_whole = now - self._swept_whole_at > SWEEP_WHOLE_S
            if is_whole:
                self._swept_whole_at = now
            for case_id in self._cases.sweep(whole=is_whole):
                self._left.setdefault(case_id, now)
        due = [case_id for case_id, since in self._left.items() if now - since >= GATEWAY_FIRST_S]
        if due:
            for case_id in due:
                del self._left[case_id]
            self._left.update(dict.fromkeys(self._carrying.carry(due), now))
        self._waiting.set(len(self._left))
