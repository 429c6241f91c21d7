"""What is to be done when: acts in order of their business time."""

import heapq
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime


@dataclass(order=True)
class Act:
    """One act of a person: `do` returns the cases it touched."""

    at: datetime
    order: int
    do: Callable[[], list[str]] = field(compare=False)


class Course:
    """Acts still to come, each name once."""

    def __init__(self) -> None:
        self._acts: list[Act] = []
        self._names: set[str] = set()

    def add(self, name: str, at: datetime, do: Callable[[], list[str]]) -> None:
        """Plan an act unless one of this name was planned before."""
        if name not in self._names:
            self._names.add(name)
            heapq.heappush(self._acts, Act(at, len(self._names), do))

    def knows(self, name: str) -> bool:
        """Whether an act of this name was planned, even if it has been done since."""
        return name in self._names

    def next_at(self) -> datetime | None:
        """When the next act is due, or None when nothing is left."""
        return self._acts[0].at if self._acts else None

    def due(self, at: datetime) -> list[Act]:
        """Take out the acts due by `at`, in order."""
        due = []
        while self._acts and self._acts[0].at <= at:
            due.append(heapq.heappop(self._acts))
        return due
