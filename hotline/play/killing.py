"""Kills parts of the system in the middle of a play, one at a time."""

from collections.abc import Callable

WORKERS = ("intake", "dispatch", "supervision", "archive")


class Killer:
    """Spreads the kills evenly over the calls of a play."""

    def __init__(self, parts: list[str], calls: int, kill: Callable[[str], int | None]):
        named = [name for part in parts for name in (WORKERS if part == "workers" else (part,))]
        self._plan = [(max(1, calls * (place + 1) // (len(named) + 1)), name) for place, name in enumerate(named)]
        self._kill = kill

    def next_after(self, calls: int) -> str:
        """Kill the next part when enough calls were taken; its name, or an empty string."""
        if self._plan and calls >= self._plan[0][0]:
            _, name = self._plan.pop(0)
            return name if self._kill(name) is not None else ""
        return ""
