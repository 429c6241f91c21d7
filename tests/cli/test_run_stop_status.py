"""`hotline run`, `status` and `stop` as a person uses them, with real servers."""
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

HOTLINE = [sys.executable, "-m", "hotline.cli"]
READY_SECONDS = 60.0


class System:
    """A home driven through the command line only."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self._environment = {**os.environ, "HOTLINE_HOME": str(home), "ZEEBE_ADDRESS": "", "MONGODB_URI": "",
                             "KAFKA_BOOTSTRAP_SERVERS": ""}
        self.run: subprocess.Popen | None = None

    def call(self, *words: str) -> subprocess.CompletedProcess:
        """Run a verb and wait for it."""
        return subprocess.run([*HOTLINE, *words], env=self._environment, text=True, capture_output=True,
                              timeout=60)

    def start(self) -> None:
        """Start the servers in the background and wait until all are ready."""
        self.run = subprocess.Popen([*HOTLINE, "run", "--only-infra"], env=self._environment, text=True,
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

    def pids(self) -> list[int]:
        """Return the recorded process ids."""
        return [part["pid"] for part in json.loads((self.home / "run" / "parts.json").read_text("utf-8"))]


@pytest.fixture
def system(tmp_path: Path) -> Iterator[System]:
    """Give a home of its own; whatever still runs at the end is stopped."""
    system = System(tmp_path / "home")
    yield system
    system.call("stop")
    if system.run:
        system.run.kill()
        system.run.communicate()


def test_dead_part_is_restarted_and_said_so_then_all_stops_cleanly(system: System) -> None:
    """A killed database comes back by itself, in words; stop ends every process within seconds."""
    system.start()
    os.kill(system.parts()["mongo"]["pid"], signal.SIGKILL)
    time.sleep(1.0)
    system.await_ready()
    assert system.parts()["mongo"]["restarts"] == 1
    pids = system.pids()
    begun = time.monotonic()
    assert "系统已停止" in system.call("stop").stdout
    assert time.monotonic() - begun < 15
    assert not any(psutil.pid_exists(pid) for pid in pids)
    said = system.run.communicate(timeout=5)[0]
    assert "数据库意外退出" in said and "数据库已重启" in said and "已停止，数据完好" in said
    assert system.run.returncode == 0
    assert system.call("status").returncode == 1


@pytest.mark.slow
def test_supervisor_killed_without_mercy_leaves_nothing_that_hinders_a_restart(system: System) -> None:
    """After kill -9 of the supervisor its children end too; the next run takes home and ports."""
    system.start()
    before = system.parts()
    os.kill(system.run.pid, signal.SIGKILL)
    system.run.communicate()
    system.start()
    after = system.parts()
    assert {name: part["health_port"] for name, part in before.items()} == {
        name: part["health_port"] for name, part in after.items()}
    assert not any(psutil.pid_exists(part["pid"]) for part in before.values())


def test_second_run_of_the_same_home_is_refused_in_words(system: System) -> None:
    """The same home can't be run twice at a time."""
    system.start()
    second = system.call("run", "--only-infra")
    assert second.returncode == 2
    assert "系统已在运行" in second.stderr and "hotline stop" in second.stderr
