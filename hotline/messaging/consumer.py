"""The consume loop: at least once, offsets committed after the write, never standing still unnoticed."""

import contextlib
import os
import random
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import structlog
from kafka import KafkaConsumer, TopicPartition
from kafka.errors import KafkaError
from kafka.structs import OffsetAndMetadata

from ..domain.errors import TemporarilyUnavailable
from ..settings import Settings
from .progress import Progress
from .spinning import Spinning

log = structlog.get_logger()

POLL_MS = 250
CATCHING_UP_POLL_MS = 30
COMMIT_MS = 5_000
MEASURE_S = 0.1
LONGEST_PAUSE_S = 5.0
LONG_RUN_S = 60.0
HANG_EXIT_CODE = 70


@dataclass(frozen=True)
class Message:
    """One message of a topic. `at_ms` is the broker's time stamp."""

    topic: str
    partition: int
    offset: int
    key: bytes
    value: bytes
    at_ms: int


Handle = Callable[[Sequence[Message]], object]
SetAside = Callable[[Message, Exception], None]


class _Stalled(Exception):
    """Messages wait and none arrives: the connection is made anew."""


def consume(
    topic: str, group: str, handle: Handle, *, settings: Settings, set_aside: SetAside, stop: threading.Event,
    progress: Progress, most_at_once: int = 500,
) -> None:
    """Give the messages of `topic` to `handle` in batches until `stop` is set.

    `handle` may get a message again and must not mind. When it raises TemporarilyUnavailable the batch is
    tried again until it works; when it raises anything else its messages are given one by one, and one that
    fails alone goes to `set_aside`, with an alarm in log and metrics, and holds up nothing.
    A loop that hangs inside a call for a minute ends the process, for its supervisor to start again.
    """
    threading.Thread(target=_watch, args=(progress, stop), name=f"watch-{topic}", daemon=True).start()
    loop = _Loop(topic, group, handle, settings, set_aside, stop, progress, most_at_once)
    failures = 0
    while not stop.is_set():
        begun_at = time.monotonic()
        try:
            loop.run_connected()
        except _Stalled:
            log.warning("consumer_stalled", topic=topic, lag=progress.lag)
        except (KafkaError, OSError, ValueError) as error:
            failures = failures + 1 if time.monotonic() - begun_at < LONG_RUN_S else 1
            progress.lost()
            log.warning("consumer_disconnected", topic=topic, error=type(error).__name__, failures=failures)
            stop.wait(_pause_s(failures))


class _Loop:
    def __init__(self, topic, group, handle, settings, set_aside, stop, progress, most_at_once):
        self._topic, self._group, self._settings = topic, group, settings
        self._handle, self._set_aside, self._stop, self._progress = handle, set_aside, stop, progress
        self._most = most_at_once
        self._measured_at, self._spinning = 0.0, Spinning()

    def run_connected(self) -> None:
        consumer = self._open()
        self._progress.opened()
        self._measured_at, self._spinning = 0.0, Spinning()
        try:
            while not self._stop.is_set():
                self._turn(consumer)
        finally:
            with contextlib.suppress(KafkaError):
                consumer.close(autocommit=False, timeout_ms=2_000)

    def _open(self) -> KafkaConsumer:
        return KafkaConsumer(
            self._topic, bootstrap_servers=self._settings.kafka(), group_id=self._group,
            client_id=f"{self._group}-{os.getpid()}", enable_auto_commit=False, auto_offset_reset="earliest",
            isolation_level="read_committed", max_poll_records=self._most, bootstrap_timeout_ms=10_000,
            reconnect_backoff_max_ms=1_000, request_timeout_ms=15_000, session_timeout_ms=8_000,
            heartbeat_interval_ms=2_000, metadata_max_age_ms=5_000, metrics_enabled=False,
            enable_incremental_fetch_sessions=False,
        )

    def _turn(self, consumer: KafkaConsumer) -> None:
        # after a batch the lag is measured soon: whoever waits for rest waits for it
        polled = self._spinning.watched(
            lambda: consumer.poll(timeout_ms=CATCHING_UP_POLL_MS if self._progress.lag else POLL_MS)
        )
        self._progress.sees(sum(map(len, polled.values())))
        for partition, records in polled.items():
            batch = [_message(record) for record in records]
            if not self._take(batch):
                return
            last = OffsetAndMetadata(records[-1].offset + 1, "", -1)
            consumer.commit({partition: last}, timeout_ms=COMMIT_MS)
            self._progress.took(len(batch))
        if not polled or time.monotonic() - self._measured_at > MEASURE_S:
            self._measure(consumer)
        if self._progress.is_stalled or self._spinning.has_lasted:
            raise _Stalled

    def _take(self, batch: Sequence[Message]) -> bool:
        """True when every message was handled or set aside; False when told to stop before."""
        failures = 0
        while not self._stop.is_set():
            try:
                self._handle(batch)
                return True
            except TemporarilyUnavailable as error:
                failures += 1
                if failures == 1:
                    log.warning("batch_waits", topic=self._topic, reason=error.message)
                self._progress.beat()
                self._stop.wait(_pause_s(failures))
            except Exception as error:
                if len(batch) > 1:
                    return all(self._take([message]) for message in batch)
                if self._put_aside(batch[0], error):
                    return True
                self._stop.wait(1.0)
        return False

    def _put_aside(self, message: Message, error: Exception) -> bool:
        try:
            self._set_aside(message, error)
        except TemporarilyUnavailable:
            return False
        self._progress.noted_aside()
        log.error(
            "message_set_aside", topic=message.topic, partition=message.partition, offset=message.offset,
            error=type(error).__name__,
        )
        return True

    def _measure(self, consumer: KafkaConsumer) -> None:
        partitions: set[TopicPartition] = consumer.assignment()
        if not partitions:
            return
        ends = consumer.end_offsets(list(partitions), timeout_ms=COMMIT_MS)
        places = {p: consumer.position(p, timeout_ms=COMMIT_MS) or 0 for p in partitions}
        lag = sum(max(0, ends[p] - places[p]) for p in partitions)
        self._progress.measured(lag, sorted((p.partition, offset) for p, offset in places.items()))
        self._measured_at = time.monotonic()


def _message(record: Any) -> Message:
    return Message(
        record.topic, record.partition, record.offset, record.key or b"", record.value or b"", record.timestamp
    )


def _watch(progress: Progress, stop: threading.Event) -> None:
    while not stop.wait(5.0):
        if progress.is_silent:
            log.critical("consumer_hangs", topic=progress.topic)
            os._exit(HANG_EXIT_CODE)


def _pause_s(failures: int) -> float:
    return random.uniform(0.5, 1.0) * min(LONGEST_PAUSE_S, 0.2 * 2 ** min(failures, 6))
