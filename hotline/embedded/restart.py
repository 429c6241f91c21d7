"""When a process that died may be started again."""
import time

FIRST_PAUSE_SECONDS = 1.0
LONGEST_PAUSE_SECONDS = 30.0
CALM_SECONDS = 60.0
"""A process that ran this long is taken as sound: its next death starts with the first pause again."""


class Restarts:
    """The back-off of one process: 0 s at first, then 1, 2, 4 … 30 s while it keeps dying young."""

    def __init__(self) -> None:
        self.count = 0
        self.pause = 0.0
        self._started = time.monotonic()
        self._due: float | None = None

    def note_death(self) -> bool:
        """Take note of a death; True the first time it is seen."""
        if self._due is not None:
            return False
        if time.monotonic() - self._started > CALM_SECONDS:
            self.pause = 0.0
        elif self.count:
            self.pause = min(LONGEST_PAUSE_SECONDS, max(FIRST_PAUSE_SECONDS, self.pause * 2))
        self._due = time.monotonic() + self.pause
        return True

    def is_due(self) -> bool:
        """Say whether a dead process may be started now."""
        return self._due is not None and time.monotonic() >= self._due

    def note_start(self) -> None:
        """Take note that it was started again."""
        self.count += 1
        self._started = time.monotonic()
        self._due = None
