"""The one source of business time.

Business time is wall time plus an offset that is on disk *before* the engine moves. Sessions, leases, logs
and Kafka timestamps stay on wall time and don't use this port.
"""
import json
import os
import threading
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Protocol
from zoneinfo import ZoneInfo

ZONE = ZoneInfo("Asia/Shanghai")


class Clock(Protocol):
    """Tells business time."""

    def now(self) -> datetime:
        """Return the business instant, aware, in `Asia/Shanghai`."""
        ...


class WallClock:
    """Business time of a production system: the wall clock."""

    def now(self) -> datetime:
        """Return the wall clock's instant in `Asia/Shanghai`."""
        return datetime.now(ZONE)


class FixedClock:
    """A clock for tests that stands still until it is moved."""

    def __init__(self, at: datetime) -> None:
        if at.tzinfo is None:
            raise ValueError("a fixed clock needs an aware instant")
        self._at = at.astimezone(ZONE)

    def now(self) -> datetime:
        """Return the instant it was set to."""
        return self._at

    def move(self, by: timedelta) -> None:
        """Move the clock forward (or, negative, back)."""
        self._at += by


class OffsetClock:
    """Wall time plus the offset kept in `path`, read again whenever that file changes.

    Every process of a home shares the file, so all of them see a move at once.
    """

    def __init__(self, path: Path, wall: Callable[[], datetime] = WallClock().now) -> None:
        self._path = path
        self._wall = wall
        self._lock = threading.Lock()
        self._stamp: tuple[int, int] | None = None
        self._offset = timedelta()

    def now(self) -> datetime:
        """Return the shifted instant in `Asia/Shanghai`."""
        return self._wall().astimezone(ZONE) + self.offset()

    def offset(self) -> timedelta:
        """Return the offset that is on disk now; zero when there is no file."""
        stamp = _stamp(self._path)
        with self._lock:
            if stamp != self._stamp:
                self._offset = read_offset(self._path)
                self._stamp = stamp
            return self._offset


def read_offset(path: Path) -> timedelta:
    """Return the offset stored in `path`, zero when the file doesn't exist.

    Raises: ValueError when the file is not an offset file.
    """
    try:
        return timedelta(milliseconds=int(json.loads(path.read_text("utf-8"))["offset_ms"]))
    except FileNotFoundError:
        return timedelta()
    except (KeyError, TypeError, json.JSONDecodeError) as error:
        raise ValueError(f"时钟文件损坏：{path}，请从备份恢复或删除后重启") from error


def write_offset(path: Path, offset: timedelta) -> None:
    """Store `offset` atomically; when this returns it survives a kill and a power cut."""
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = path.with_name(f"{path.name}.{os.getpid()}.new")
    with fresh.open("w", encoding="utf-8") as file:
        json.dump({"offset_ms": round(offset / timedelta(milliseconds=1))}, file)
        file.flush()
        os.fsync(file.fileno())
    fresh.replace(path)
    _sync_folder(path.parent)


def _sync_folder(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _stamp(path: Path) -> tuple[int, int] | None:
    try:
        status = path.stat()
    except FileNotFoundError:
        return None
    return status.st_mtime_ns, status.st_ino
