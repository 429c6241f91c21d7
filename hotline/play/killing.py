"""Kills parts of the system in the middle of a play, one at a time."""

from collections.abc import Callable

WORKERS = ("intake", "dispatch", "supervision", "archive")


class Killer:
    """Spreads the kills evenly over the calls of a play."""

    def __init__(self, parts: list[str], calls: int, kill: Callable[[str], int | None]):
        named = [name for part in parts for name in (WORKERS if part == "workers" else (part,))]
        self._plan = [(max(1, calls * (place + 1) // (len(named) + 1)), name) for place, name in enumerate(named)]
        self._kill = kill

    @property
    def left(self) -> list[str]:
        """Parts that have not been killed yet."""
        return [name for _, name in self._plan]

    def next_after(self, calls: int) -> str:
        """Kill the next part when enough calls were taken; its name, or an empty string.

        A part that is not running at that moment is killed later.
        """
        if not self._plan or calls < self._plan[0][0] or self._kill(self._plan[0][1]) is None:
            return ""
        return self._plan.pop(0)[1]
