"""A home driven through the command line, as a person does."""
import contextlib
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from hotline.embedded.ports import FIRST, is_free

HOTLINE = [sys.executable, "-m", "hotline.cli"]
READY_SECONDS = 120.0


class CommandLine:
    """A home driven through the command line only."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self._environment = {**os.environ, "HOTLINE_HOME": str(home), "ZEEBE_ADDRESS": "", "MONGODB_URI": "",
                             "HOTLINE_PORT": str(next(p for p in range(FIRST - 2000, FIRST) if is_free(p))),
                             "KAFKA_BOOTSTRAP_SERVERS": ""}
        self.run: subprocess.Popen | None = None

    def call(self, *words: str) -> subprocess.CompletedProcess:
        """Run a verb and wait for it."""
        return subprocess.run([*HOTLINE, *words], env=self._environment, text=True, capture_output=True,
                              timeout=60)

    def start(self, *words: str) -> None:
        """Run the home in the background and wait until all its parts are ready."""
        self.run = subprocess.Popen([*HOTLINE, "run", *words], env=self._environment, text=True,
                                    stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
        self.await_ready()

    def await_ready(self) -> None:
        """Return when `hotline status` says that every part is ready."""
        deadline = time.monotonic() + READY_SECONDS
        while self.call("status").returncode:
            assert time.monotonic() < deadline, self.call("status").stdout
            time.sleep(0.3)

    def parts(self) -> dict[str, dict]:
        """Return the parts by name as `status --json` tells them."""
        return {part["name"]: part for part in json.loads(self.call("status", "--json").stdout)}

    def kill_everything(self) -> None:
        """Kill -9 the supervisor and every part."""
        for pid in [self.run.pid, *filter(None, self.pids())]:
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        self.run.communicate()

    def pids(self) -> list[int]:
        """Return the recorded process ids."""
        return [part["pid"] for part in json.loads((self.home / "run" / "parts.json").read_text("utf-8"))]


@pytest.fixture
def command_line(tmp_path: Path) -> Iterator[CommandLine]:
    """Give a home of its own; whatever still runs at the end is stopped."""
    hotline = CommandLine(tmp_path / "home")
    yield hotline
    hotline.call("stop")
    if hotline.run:
        hotline.run.kill()
        hotline.run.communicate()
