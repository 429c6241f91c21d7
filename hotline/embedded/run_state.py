"""What a running supervisor leaves in `$HOTLINE_HOME/run`, and what others read from it.

The lock file is held with `flock`, so a supervisor killed without mercy never leaves a stale lock; processes
it left behind are found by id *and* start time, so that no stranger's process is ever ended.
"""
import fcntl
import json
import os
import signal
import time
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import IO

import psutil

from hotline.embedded.child import probe
from hotline.embedded.complaint import HomeInUse
from hotline.settings.home import Home

STOP_SECONDS = 40.0
LOCK_SECONDS = 0.5
"""How long to wait for someone who only asks who holds the lock."""


@dataclass
class PartState:
    """One part as the supervisor recorded it and as it answers now."""

    name: str
    title: str
    pid: int | None
    started_at: float
    health_port: int
    restarts: int
    is_ready: bool = False
    reason: str = ""
    memory_mb: int = 0

    def as_dict(self) -> dict:
        """Return it for JSON."""
        return asdict(self)


def lock(home: Home) -> IO[str]:
    """Take the home for this process; the lock lives as long as the returned file stays open.

    Raises: HomeInUse.
    """
    home.run_dir.mkdir(parents=True, exist_ok=True)
    file = (home.run_dir / "lock").open("a+")
    deadline = time.monotonic() + LOCK_SECONDS
    while not _flock(file, fcntl.LOCK_EX):
        if time.monotonic() > deadline:
            file.seek(0)
            raise HomeInUse(str(home.path), int(file.read() or 0))
        time.sleep(0.05)
    file.truncate(0)
    file.write(str(os.getpid()))
    file.flush()
    return file


def holder(home: Home) -> int | None:
    """Return the process id of the supervisor running this home, None when there is none."""
    try:
        with (home.run_dir / "lock").open() as file:
            return None if _flock(file, fcntl.LOCK_SH) else int(file.read() or 0)
    except FileNotFoundError:
        return None


def _flock(file: IO[str], mode: int) -> bool:
    try:
        fcntl.flock(file, mode | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def record(home: Home, parts: Iterable[PartState]) -> None:
    """Write down what runs, atomically."""
    fresh = home.run_dir / "parts.new"
    fresh.write_text(json.dumps([part.as_dict() for part in parts], ensure_ascii=False, indent=1), "utf-8")
    fresh.replace(home.run_dir / "parts.json")


def recorded(home: Home) -> list[PartState]:
    """Return what the last supervisor of this home wrote down."""
    try:
        return [PartState(**part) for part in json.loads((home.run_dir / "parts.json").read_text("utf-8"))]
    except FileNotFoundError:
        return []


def states(home: Home) -> list[PartState]:
    """Return each part with what it answers now; empty when the home doesn't run."""
    if holder(home) is None:
        return []
    found = recorded(home)
    for state in found:
        process = _process(state)
        state.reason = probe(state.health_port) if process else "尚未启动" if state.pid is None else "没有在运行"
        state.is_ready = not state.reason
        state.memory_mb = process.memory_info().rss // (1024 * 1024) if process else 0
    return found


def stop_home(home: Home) -> bool:
    """End the supervisor of this home, then what a killed one left; return whether anything ran."""
    if not home.run_dir.exists():
        return False
    pid = holder(home)
    if pid is not None:
        os.kill(pid, signal.SIGTERM)
        deadline = time.monotonic() + STOP_SECONDS
        while holder(home) == pid and time.monotonic() < deadline:
            time.sleep(0.1)
    return bool(sweep(home)) or pid is not None


def sweep(home: Home, seconds: float = 8.0) -> list[str]:
    """End processes that a killed supervisor left behind; return their titles."""
    left = [(state, process) for state in recorded(home) if (process := _process(state))]
    for _, process in left:
        process.terminate()
    _, stubborn = psutil.wait_procs([process for _, process in left], timeout=seconds)
    for process in stubborn:
        process.kill()
    psutil.wait_procs(stubborn, timeout=seconds)
    return [state.title for state, _ in left]


def start_time(pid: int) -> float:
    """Return when the process began, by the system's own count; 0 when it is gone."""
    try:
        return psutil.Process(pid).create_time()
    except psutil.NoSuchProcess:
        return 0.0


def _process(state: PartState) -> psutil.Process | None:
    if state.pid is None or abs(start_time(state.pid) - state.started_at) > 1.0:
        return None
    try:
        process = psutil.Process(state.pid)
        return None if process.status() == psutil.STATUS_ZOMBIE else process
    except psutil.NoSuchProcess:
        return None
