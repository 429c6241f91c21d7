"""Publishes events to the broker and returns only when it has them."""

import contextlib
import threading
import time
from collections.abc import Sequence

import structlog
from kafka import KafkaProducer
from kafka.errors import KafkaError

from ..domain.errors import TemporarilyUnavailable
from ..domain.events import Event
from ..settings import Settings
from .envelope import HEADERS, seal_envelope
from .topics import case_topic, ensure_topics

log = structlog.get_logger()

DELIVERY_S = 8.0
BLOCK_MS = 4_000


class KafkaEventPublisher:
    """Implements `ports.EventPublisher`: acks of all replicas, idempotent producer, key = case id.

    Connects at the first event, and again after a failure: a producer that has failed is thrown away.
    """

    def __init__(self, settings: Settings):
        self._settings, self._topic = settings, case_topic(settings)
        self._lock = threading.Lock()
        self._producer: KafkaProducer | None = None

    def publish(self, events: Sequence[Event]) -> None:
        """Returns when the broker has them all.

        Raises:
            TemporarilyUnavailable: it didn't confirm every one in time; those it has may come twice.
        """
        if not events:
            return
        producer = self._connected()
        until = time.monotonic() + DELIVERY_S
        try:
            sent = [
                producer.send(self._topic, key=e.case_id.encode(), value=seal_envelope(e), headers=HEADERS)
                for e in events
            ]
            for each in sent:
                each.get(timeout=max(0.1, until - time.monotonic()))
        except KafkaError as error:
            self._discard(producer)
            log.warning("events_not_published", events=len(events), error=type(error).__name__)
            raise TemporarilyUnavailable("消息系统暂时连接不上，事件稍后补发") from error

    def close(self) -> None:
        """Let go of the connection."""
        if self._producer is not None:
            self._discard(self._producer)

    def _connected(self) -> KafkaProducer:
        with self._lock:
            if self._producer is None:
                ensure_topics(self._settings)
                self._producer = _producer(self._settings)
            return self._producer

    def _discard(self, producer: KafkaProducer) -> None:
        with self._lock:
            if self._producer is producer:
                self._producer = None
        with contextlib.suppress(KafkaError):
            producer.close(timeout=0)


def _producer(settings: Settings) -> KafkaProducer:
    try:
        return KafkaProducer(
            bootstrap_servers=settings.kafka(), client_id="hotline-events", acks="all",
            enable_idempotence=True, delivery_timeout_ms=int(DELIVERY_S * 1000) - 1_000,
            request_timeout_ms=BLOCK_MS, max_block_ms=BLOCK_MS, bootstrap_timeout_ms=BLOCK_MS, linger_ms=5,
            reconnect_backoff_max_ms=1_000, metrics_enabled=False,
        )
    except KafkaError as error:
        raise TemporarilyUnavailable("消息系统暂时连接不上，事件稍后补发") from error
