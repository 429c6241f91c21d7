"""Kills parts of the system in the middle of a play, one at a time."""

from collections.abc import Callable, Iterable

from ..embedded.complaint import Complaint
from ..embedded.parts import PROGRAMS, SERVERS

WORKERS = ("intake", "dispatch", "supervision", "archive")


def parts_named(words: Iterable[str]) -> list[str]:
    """The parts that `words` name, `workers` standing for all four.

    Raises: Complaint: a word names no part.
    """
    named = [name for word in words for name in (WORKERS if word == "workers" else (word,))]
    known = [part.name for part in (*SERVERS, *PROGRAMS)]
    if unknown := [name for name in named if name not in known]:
        raise Complaint(f"没有名为 {'、'.join(unknown)} 的部分", f"可选：workers、{'、'.join(known)}")
    return named


class Killer:
    """Spreads the kills evenly over the calls of a play."""

    def __init__(self, parts: list[str], calls: int, kill: Callable[[str], int | None]):
        share = calls / (len(parts) + 1)
        self._plan = [(max(1, int(share * place)), name) for place, name in enumerate(parts, start=1)]
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
