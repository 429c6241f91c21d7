"""Runs a whole home in the background of another program: of a play, a benchmark, a test."""
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from hotline.embedded.child import tail
from hotline.embedded.complaint import NotReady
from hotline.embedded.run_state import PartState, holder, states, stop_home
from hotline.settings import Settings

READY_SECONDS = 180.0


@contextmanager
def running(settings: Settings, *, environment: Mapping[str, str] | None = None) -> Iterator[Settings]:
    """Run the home of `settings` while the block runs; use the one that is already running.

    Raises: NotReady with the last lines the supervisor said.
    """
    if holder(settings.home) is not None:
        await_ready(settings)
        yield settings
        return
    process = start(settings, environment=environment)
    try:
        await_ready(settings, process)
        yield settings
    finally:
        stop_home(settings.home)
        process.wait()


def start(settings: Settings, *, environment: Mapping[str, str] | None = None) -> subprocess.Popen:
    """Start the supervisor of the home without waiting; what it says goes to `log/supervisor.log`."""
    home = settings.home
    home.log_dir.mkdir(parents=True, exist_ok=True)
    told = {"HOTLINE_HOME": str(home.path), "HOTLINE_PORT": str(settings.port), "HOTLINE_MODE": settings.mode}
    with (home.log_dir / "supervisor.log").open("ab") as log:
        return subprocess.Popen([sys.executable, "-m", "hotline.cli", "run"], stdin=subprocess.DEVNULL, stdout=log,
                                stderr=log, start_new_session=True,
                                env={**os.environ, **told, **(environment or {})})


def await_ready(settings: Settings, process: subprocess.Popen | None = None) -> list[PartState]:
    """Return the parts once all are ready.

    Raises: NotReady when that takes longer than `READY_SECONDS`, or the supervisor ended.
    """
    begun = time.monotonic()
    while True:
        found = states(settings.home)
        if found and all(part.is_ready for part in found):
            return found
        waited = time.monotonic() - begun
        if waited > READY_SECONDS or (process and process.poll() is not None):
            log = settings.home.log_dir / "supervisor.log"
            raise NotReady("系统", waited, str(log), tail(log))
        time.sleep(0.3)


def kill_part(settings: Settings, name: str) -> int | None:
    """Kill -9 the process of one part and return its id, None when it isn't running."""
    part = next((part for part in states(settings.home) if part.name == name), None)
    if part is None or part.reason in {"没有在运行", "尚未启动"}:
        return None
    os.kill(part.pid, signal.SIGKILL)
    return part.pid
