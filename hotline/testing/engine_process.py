"""An engine under test as a child process: 8.0 (durable) or 8.8 (in memory), with a movable clock."""

import json
import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from pyzeebe.proto.gateway_pb2 import CreateProcessInstanceRequest

from hotline.domain.errors import TemporarilyUnavailable
from hotline.testing.trace import RecordBook
from hotline.zeebe.channel import Channel
from hotline.zeebe.engine import ZeebeEngine

READY_S = 110.0
_DIRECT = urllib.request.build_opener(urllib.request.ProxyHandler({}))


class EngineProcess:
    """The running engine; `client` talks to it. Use `run_engine`."""

    def __init__(self, version: str, address: str, door: str):
        self.version, self.address, self._door = version, address, door
        self._moved = timedelta()
        self.client = ZeebeEngine(self)
        self._channel = Channel(address)
        self._book = RecordBook()

    def zeebe(self) -> str:
        """`host:port` of the gateway, as settings give it."""
        return self.address

    def now(self) -> datetime:
        """The engine's time."""
        return datetime.fromtimestamp(time.time(), UTC) + self._moved

    def advance(self, step: timedelta) -> None:
        """Move the clock forward (never back)."""
        self._call("POST", f"/clock?add_ms={round(step / timedelta(milliseconds=1))}")
        self._moved += step

    def create_instance(self, process_id: str, variables: dict[str, Any]) -> str:
        """Start the latest version of a process without a message; returns the instance's key."""
        request = CreateProcessInstanceRequest(
            bpmnProcessId=process_id, version=-1, variables=json.dumps(variables)
        )
        answer = self._channel.call(self._channel.stub.CreateProcessInstance, request, timeout_s=10)
        return str(answer.processInstanceKey)

    def book(self) -> RecordBook:
        """Every record so far, filed by case."""
        answer = self._call("GET", f"/records?from={self._book.count}")
        self._book.add(json.loads(record) for record in answer["records"])
        return self._book

    def _call(self, method: str, path: str) -> dict[str, Any]:
        with _DIRECT.open(urllib.request.Request(self._door + path, method=method), timeout=20) as answer:
            return json.load(answer)


@contextmanager
def run_engine(version: str, folder: Path) -> Iterator[EngineProcess]:
    """Start engine "8.0" or "8.8" and end it on leaving; `folder` is its own, empty."""
    ports = _free_ports()
    module = {"8.0": "hotline.testing.engine80", "8.8": "hotline.testing.engine88"}[version]
    with (folder / "engine.out").open("wb") as log:
        process = subprocess.Popen(
            [sys.executable, "-m", module, *map(str, ports), str(folder)], stdout=log, stderr=log,
            stdin=subprocess.DEVNULL, env=dict(os.environ),
        )
    engine = EngineProcess(version, f"127.0.0.1:{ports[0]}", f"http://127.0.0.1:{ports[1]}")
    try:
        _wait_ready(engine, process, folder / "engine.out")
        yield engine
    finally:
        engine.client.close()
        process.kill()
        process.wait()


def _wait_ready(engine: EngineProcess, process: subprocess.Popen, log: Path) -> None:
    until = time.monotonic() + READY_S
    while time.monotonic() < until and process.poll() is None:
        try:
            if engine.client.topology().partitions_ready:
                return
        except TemporarilyUnavailable:
            pass
        time.sleep(0.1)
    raise RuntimeError(f"engine {engine.version} did not start:\n{log.read_text('utf-8')[-2000:]}")


def _free_ports() -> tuple[int, int]:
    with socket.socket() as first, socket.socket() as second:
        first.bind(("127.0.0.1", 0))
        second.bind(("127.0.0.1", 0))
        return first.getsockname()[1], second.getsockname()[1]
