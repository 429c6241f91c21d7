"""Both engines behind one face for process tests: the durable 8.0 broker and the 8.8 engine in memory."""
import json
import os
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Protocol

import pytest
from kafka import KafkaConsumer, TopicPartition

from hotline.embedded.child import probe, tail
from hotline.embedded.jar_cache import fetch
from hotline.embedded.ports import is_free
from hotline.testing.stack import Stack

START_SECONDS = 60.0
_DIRECT = urllib.request.build_opener(urllib.request.ProxyHandler({}))


class ControlledEngine(Protocol):
    """An engine whose clock a test moves and whose records it reads."""

    version: str
    address: str

    def advance(self, delta: timedelta) -> None:
        """Move the engine's clock forward."""
        ...

    def records(self) -> list[dict]:
        """Return the records that have appeared since the last call."""
        ...


class Engine80:
    """The broker of the session's stack; its records come over Kafka."""

    version = "8.0"

    def __init__(self, stack: Stack) -> None:
        self._stack = stack
        self.address = stack.zeebe
        self._consumer = KafkaConsumer(bootstrap_servers=stack.kafka, enable_auto_commit=False)
        partition = TopicPartition(stack.settings.records_topic, 0)
        self._consumer.assign([partition])
        self._consumer.seek_to_beginning(partition)
        while self.records():
            """Leave behind what earlier tests did."""

    def advance(self, delta: timedelta) -> None:
        """Move business time and the engine's clock forward."""
        self._stack.advance(delta)

    def records(self) -> list[dict]:
        """Return the exported records since the last call; waits up to half a second for the first."""
        batches = self._consumer.poll(timeout_ms=500, max_records=5000)
        return [json.loads(message.value) for batch in batches.values() for message in batch]

    def close(self) -> None:
        """Let go of the broker."""
        self._consumer.close()


class Engine88:
    """The 8.8 engine in a process of its own."""

    version = "8.8"

    def __init__(self, folder: Path) -> None:
        fetch(["engine88"])
        port, self._door = _free_pair()
        self.address = f"127.0.0.1:{port}"
        self._next = 0
        self._log = folder / "engine88.log"
        with self._log.open("wb") as log:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "hotline.testing.engine88", str(port), str(self._door)],
                stdout=log, stderr=log, env={**os.environ, "HOTLINE_SUPERVISED": str(os.getpid())},
            )
        self._await_ready()

    def advance(self, delta: timedelta) -> None:
        """Move the engine's clock forward."""
        self._call("POST", f"/clock?add_ms={round(delta / timedelta(milliseconds=1))}")

    def wait_idle(self, wait_ms: int = 10_000) -> None:
        """Return when the engine has nothing to do."""
        self._call("POST", f"/idle?ms={wait_ms}")

    def records(self) -> list[dict]:
        """Return the records since the last call."""
        answer = self._call("GET", f"/records?from={self._next}")
        self._next = answer["next"]
        return [json.loads(record) for record in answer["records"]]

    def close(self) -> None:
        """End the engine."""
        self._process.kill()
        self._process.wait()

    def _call(self, method: str, path: str) -> dict:
        request = urllib.request.Request(f"http://127.0.0.1:{self._door}{path}", method=method)
        with _DIRECT.open(request, timeout=60) as answer:
            return json.load(answer)

    def _await_ready(self) -> None:
        deadline = time.monotonic() + START_SECONDS
        while probe(self._door):
            if self._process.poll() is not None or time.monotonic() > deadline:
                raise RuntimeError(f"engine 8.8 did not start:\n{tail(self._log)}")
            time.sleep(0.1)


def _free_pair() -> tuple[int, int]:
    start = 20000 + os.getpid() % 10000
    first, second, *_ = (port for port in range(start, start + 2000) if is_free(port))
    return first, second


@pytest.fixture(scope="session")
def engine80(stack: Stack) -> Iterator[Engine80]:
    """Give the durable 8.0 broker, clock movable, records readable."""
    engine = Engine80(stack)
    yield engine
    engine.close()


@pytest.fixture(scope="session")
def engine88(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine88]:
    """Give the 8.8 engine in memory, clock movable, records readable."""
    engine = Engine88(tmp_path_factory.mktemp("engine88"))
    yield engine
    engine.close()
