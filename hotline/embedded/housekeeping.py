"""What the supervisor looks after now and then: log files stay small, a filling disk is said in time."""
import shutil
import time
from collections.abc import Callable, Iterable
from pathlib import Path

from hotline.settings.home import Home

EVERY_SECONDS = 10.0
LOG_LIMIT_BYTES = 32 * 1024 * 1024
LOW_MB = 1024


class Housekeeping:
    """Looks every ten seconds; `say` tells people."""

    def __init__(self, home: Home, say: Callable[[str], None]) -> None:
        self._home = home
        self._say = say
        self._next = 0.0
        self._is_low = False

    def look(self, logs: Iterable[Path]) -> None:
        """Cut long log files and watch the disk, if it is time again."""
        if time.monotonic() < self._next:
            return
        self._next = time.monotonic() + EVERY_SECONDS
        self._watch_disk()
        for log in logs:
            cut(log)

    def _watch_disk(self) -> None:
        free_mb = shutil.disk_usage(self._home.path).free // (1024 * 1024)
        is_low = free_mb < LOW_MB
        if is_low and not self._is_low:
            self._say(f"磁盘只剩 {free_mb} MB：请尽快清理，写满后新来电将被拒绝（已受理的不会丢失）")
        if self._is_low and not is_low:
            self._say(f"磁盘空间已恢复（{free_mb} MB）")
        self._is_low = is_low


def cut(log: Path, limit_bytes: int = LOG_LIMIT_BYTES) -> bool:
    """Keep one older copy of a log that has grown past the limit and empty it; its writer appends on."""
    if not log.exists() or log.stat().st_size < limit_bytes:
        return False
    shutil.copyfile(log, log.with_suffix(".1.log"))
    with log.open("r+b") as file:
        file.truncate(0)
    return True
