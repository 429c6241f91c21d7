"""How far a consumer has come: its lag, whether it stands still, what it set aside."""

import threading
import time

from prometheus_client import CollectorRegistry, Counter, Gauge

STALLED_S = 30.0
SILENT_S = 60.0


class Progress:
    """Shared by the consuming thread (which writes) and health, metrics and watchdog (which read).

    `lag` counts messages that the broker has and this consumer has not taken in, None before the first
    measurement. Times are seconds of the monotonic clock.
    """

    def __init__(self, topic: str, registry: CollectorRegistry | None = None):
        registry = registry or CollectorRegistry()
        self.topic = topic
        self.lag: int | None = None
        self.set_aside = 0
        self.is_connected = False
        self._lock = threading.Lock()
        self._beat_at = self._moved_at = time.monotonic()
        self._place: object = None
        labels = {"labelnames": ["topic"], "registry": registry}
        self._lag = Gauge("hotline_consumer_lag", "Messages not taken in yet", **labels)
        self._taken = Counter("hotline_consumer_messages", "Messages taken in", **labels)
        self._aside = Counter("hotline_consumer_set_aside", "Messages set aside", **labels)
        self._reopened = Counter("hotline_consumer_reopened", "Connections made anew", **labels)

    def beat(self) -> None:
        """The loop is alive."""
        with self._lock:
            self._beat_at = time.monotonic()

    def sees(self, messages: int) -> None:
        """The loop is alive and has this many messages in hand: the lag is at least that."""
        with self._lock:
            self._beat_at = time.monotonic()
            if self.lag is not None and messages > self.lag:
                self.lag = messages
                self._lag.labels(self.topic).set(messages)

    def took(self, messages: int) -> None:
        """Messages were taken in."""
        self._taken.labels(self.topic).inc(messages)
        with self._lock:
            self._beat_at = self._moved_at = time.monotonic()

    def noted_aside(self) -> None:
        """A poison message was set aside: an alarm."""
        self.set_aside += 1
        self._aside.labels(self.topic).inc()

    def measured(self, lag: int, place: object) -> None:
        """The lag now; `place` is anything that changes when the consumer moves."""
        self._lag.labels(self.topic).set(lag)
        with self._lock:
            self.is_connected, self.lag = True, lag
            if lag == 0 or place != self._place:
                self._moved_at, self._place = time.monotonic(), place

    def opened(self) -> None:
        """A connection was made; the watch over standing still begins again."""
        self._reopened.labels(self.topic).inc()
        with self._lock:
            self._beat_at = self._moved_at = time.monotonic()

    def lost(self) -> None:
        """The broker is away."""
        with self._lock:
            self.is_connected = False
            self._beat_at = time.monotonic()

    @property
    def is_stalled(self) -> bool:
        """There is something to take in and nothing has moved for 30 s. Source: kafka-python #3131, #3106."""
        return bool(self.lag) and time.monotonic() - self._moved_at > STALLED_S

    @property
    def is_silent(self) -> bool:
        """The loop itself hangs in a call."""
        return time.monotonic() - self._beat_at > SILENT_S

    def ready(self) -> str:
        """An empty string when all is well, else the reason in Chinese."""
        if not self.is_connected or self.lag is None:
            return "尚未连上消息系统"
        return f"消息积压 {self.lag} 条且没有进展" if self.is_stalled or self.is_silent else ""
