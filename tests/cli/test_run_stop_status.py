"""`hotline run`, `status` and `stop` as a person uses them, with real servers."""
import os
import signal
import time

import psutil
import pytest

from tests.cli.conftest import CommandLine

pytestmark = pytest.mark.slow


def test_dead_part_is_restarted_and_said_so_then_all_stops_cleanly(command_line: CommandLine) -> None:
    """A killed database comes back by itself, in words; stop ends every process within seconds."""
    command_line.start("--only-infra")
    os.kill(command_line.parts()["mongo"]["pid"], signal.SIGKILL)
    time.sleep(1.0)
    command_line.await_ready()
    assert command_line.parts()["mongo"]["restarts"] == 1
    pids = command_line.pids()
    begun = time.monotonic()
    assert "系统已停止" in command_line.call("stop").stdout
    assert time.monotonic() - begun < 15
    assert not any(psutil.pid_exists(pid) for pid in pids)
    said = command_line.run.communicate(timeout=5)[0]
    assert "数据库意外退出" in said and "数据库已重启" in said and "已停止，数据完好" in said
    assert command_line.run.returncode == 0
    assert command_line.call("status").returncode == 1


def test_supervisor_killed_without_mercy_leaves_nothing_that_hinders_a_restart(command_line: CommandLine) -> None:
    """After kill -9 of the supervisor its children end too; the next run takes home and ports."""
    command_line.start("--only-infra")
    before = command_line.parts()
    os.kill(command_line.run.pid, signal.SIGKILL)
    command_line.run.communicate()
    command_line.start("--only-infra")
    after = command_line.parts()
    assert {name: part["health_port"] for name, part in before.items()} == {
        name: part["health_port"] for name, part in after.items()}
    assert not any(psutil.pid_exists(part["pid"]) for part in before.values())


def test_second_run_of_the_same_home_is_refused_in_words(command_line: CommandLine) -> None:
    """The same home can't be run twice at a time."""
    command_line.start("--only-infra")
    second = command_line.call("run", "--only-infra")
    assert second.returncode == 2
    assert "系统已在运行" in second.stderr and "hotline stop" in second.stderr


@pytest.mark.fault
@pytest.mark.requirement("F7")
def test_everything_killed_three_times_starts_again_without_orphans(command_line: CommandLine) -> None:
    """Servers, programs and supervisor killed at once: the next run is clean, on the same ports."""
    command_line.start()
    ports = {name: part["health_port"] for name, part in command_line.parts().items()}
    for _ in range(3):
        before = command_line.pids()
        command_line.kill_everything()
        command_line.start()
        assert {name: part["health_port"] for name, part in command_line.parts().items()} == ports
        assert not any(psutil.pid_exists(pid) for pid in before)
