"""The process: takes events in, and sends what is due while it holds the lease."""

import base64
import os
import socket
import threading
import time
from collections.abc import Sequence
from datetime import timedelta
from typing import Protocol

import structlog
from prometheus_client import CollectorRegistry, Counter, Gauge

from ..calendar.clock import WallClock
from ..domain.errors import HotlineError
from ..domain.notices import NoticeChannel
from ..domain.ports import Clock, Notices
from ..messaging import Message, open_envelope
from .composing import Composing
from .sending import Sending

log = structlog.get_logger()

IDLE_S = 0.3
LEASE = "notices"
LEASE_S = 10.0
AWAY_S = 120.0
KEPT_BYTES = 100_000


class Leases(Protocol):
    """Named leases."""

    def hold(self, name: str, owner: str, seconds: float) -> bool:
        """Take or renew."""

    def release(self, name: str, owner: str) -> None:
        """Give back."""


class Counts:
    """The figures of the process."""

    def __init__(self, registry: CollectorRegistry):
        self._made = Counter("hotline_notices_made", "Notices written", registry=registry)
        self._stale = Counter("hotline_notices_stale_events", "Events too old to be told", registry=registry)
        self._delivered = Counter("hotline_notices_delivered", "Notices sent", ["channel"], registry=registry)
        self._failed = Counter("hotline_notices_failed", "Notices given up", ["channel"], registry=registry)
        self.queued = Gauge("hotline_notices_queued", "Notices to be sent", registry=registry)

    def made(self, count: int) -> None:
        """So many were written."""
        self._made.inc(count)

    def stale(self) -> None:
        """An event was too old to tell anybody."""
        self._stale.inc()

    def delivered(self, channel: NoticeChannel) -> None:
        """One went out."""
        self._delivered.labels(channel.value).inc()

    def failed(self, channel: NoticeChannel | None) -> None:
        """One was given up."""
        self._failed.labels(channel.value if channel else "none").inc()


class TakingIn:
    """What the consume loop does with a batch: notices are written before its offset is committed.

    Events that lie in the broker for longer than `stale_after` (wall time, by the broker's stamp) are not told
    any more: neither after a long outage nor when the process is new to a running system.
    """

    def __init__(self, composing: Composing, notices: Notices, counts: Counts, stale_after: timedelta):
        self._composing, self._notices, self._counts, self._stale = composing, notices, counts, stale_after

    def __call__(self, batch: Sequence[Message]) -> None:
        """Raises: PoisonEvent, NotFound: a message that tells of nothing; TemporarilyUnavailable."""
        for message in batch:
            event = open_envelope(message.value)
            age_s = WallClock().now().timestamp() - message.at_ms / 1000
            if age_s > self._stale.total_seconds():
                self._counts.stale()
                continue
            if notices := self._composing.notices_of(event):
                self._counts.made(self._notices.add(notices))


class SetAside(Protocol):
    """Where poison goes."""

    def put(self, key: str, *, kind: str, case_id: str, body: dict, reason: str, at: str) -> None:
        """Keep it for somebody to look at."""


def put_aside(aside: SetAside, clock: Clock, message: Message, error: Exception) -> None:
    """Keep a message that can't be told, under the key that every consumer of the topic gives it."""
    aside.put(
        f"{message.topic}/{message.partition}/{message.offset}", kind="event", case_id="",
        body={"message": base64.b64encode(message.value[:KEPT_BYTES]).decode()},
        reason=f"{type(error).__name__}: {error}", at=clock.now().isoformat(timespec="seconds"),
    )


class SendingLoop:
    """Sends while it holds the lease, so that a second process standing by sends nothing twice.

    A thread of its own keeps the lease: a round that waits for slow gateways doesn't lose it.
    """

    def __init__(self, sending: Sending, notices: Notices, leases: Leases, counts: Counts):
        self._sending, self._notices, self._leases, self._counts = sending, notices, leases, counts
        self._owner = f"{socket.gethostname()}/{os.getpid()}"
        self._held_at = float("-inf")
        self._worked_at = time.monotonic()

    def state(self) -> str:
        """Empty when the last round went well not long ago, else the reason in Chinese."""
        return "" if time.monotonic() - self._worked_at < AWAY_S else "通知停发：数据库连接不上，或发送久无结果"

    def run(self, stop: threading.Event) -> None:
        """Go round until told to stop; nothing that happens ends it."""
        keeper = threading.Thread(target=self._keep_lease, args=(stop,), name="lease", daemon=True)
        keeper.start()
        while not stop.is_set():
            pause = IDLE_S
            try:
                pause = 0 if self._round() else IDLE_S
                self._worked_at = time.monotonic()
            except HotlineError as error:
                log.warning("round_failed", reason=error.message)
                pause = 1.0
            except Exception:
                log.exception("round_broke")
                pause = 5.0
            stop.wait(pause)
        keeper.join()
        try:
            self._leases.release(LEASE, self._owner)
        except HotlineError as error:
            log.warning("lease_not_released", reason=error.message)

    def _round(self) -> int:
        """One round; how many were due."""
        leads = time.monotonic() - self._held_at < LEASE_S
        return self._sending.send_due() if leads else 0

    def _keep_lease(self, stop: threading.Event) -> None:
        while not stop.is_set():
            now = time.monotonic()
            try:
                if self._leases.hold(LEASE, self._owner, LEASE_S):
                    self._held_at = now
                self._counts.queued.set(self._notices.count_queued())
            except HotlineError as error:
                log.warning("lease_not_kept", reason=error.message)
            stop.wait(LEASE_S / 4)
