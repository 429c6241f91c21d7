"""One reader for all open pages: asks the store what was changed and wakes the pages it concerns.

The embedded database has no change streams, and an event may reach Kafka before lists show what it tells; see
docs/adr/0081.
"""

import asyncio
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field

from hotline.domain.errors import TemporarilyUnavailable

from .marks import Marks
from .subjects import Subjects, counted

PAUSE_S = 0.3
AWAY_S = 2.0
SESSIONS_EVERY = 10
MOST_OF_ACCOUNT = 8


@dataclass(eq=False)
class Watcher:
    """One open page: whose, what it watches, how far it has read. Lives in the event loop.

    `end_reason` once its stream is to end: `session` has ended, `crowded`: too many pages, `stopping`: the gateway.
    """

    account_id: str
    token: str
    subjects: Subjects
    marks: Marks
    end_reason: str = ""
    changed: set[str] = field(default_factory=set)
    _woken: asyncio.Event = field(default_factory=asyncio.Event)

    def see(self, counts: Mapping[str, int]) -> None:
        """Take in the present counts."""
        now = counted(self.subjects, counts)
        fresh = {name for name, count in now.items() if count != self.marks.get(name)}
        self.marks |= now
        if fresh:
            self.changed |= fresh
            self._woken.set()

    def end(self, reason: str) -> None:
        """Close the page's stream."""
        self.end_reason = reason
        self._woken.set()

    async def wait(self, timeout_s: float) -> set[str]:
        """The names that were changed since the last call; empty after the time-out, or when the stream ends."""
        try:
            await asyncio.wait_for(self._woken.wait(), timeout_s)
        except TimeoutError:
            return set()
        self._woken.clear()
        changed, self.changed = self.changed, set()
        return changed


class Watching:
    """The open pages of this gateway; reads while there are any, in one thread at a time."""

    def __init__(self, counts: Callable[[Collection[str]], Mapping[str, int]], living: Callable[[str], bool]):
        self._counts, self._is_living = counts, living
        self._watchers: list[Watcher] = []
        self._reader: asyncio.Task[None] | None = None
        self._is_stopping = False

    def add(self, watcher: Watcher) -> None:
        """Watch for a page; of an account's pages beyond the most the oldest gives way."""
        mine = [one for one in self._watchers if one.account_id == watcher.account_id]
        for oldest in mine[: max(0, len(mine) + 1 - MOST_OF_ACCOUNT)]:
            oldest.end("crowded")
            self.remove(oldest)
        self._watchers.append(watcher)
        if self._is_stopping:
            watcher.end("stopping")
        elif self._reader is None or self._reader.done():
            self._reader = asyncio.create_task(self._read())

    def remove(self, watcher: Watcher) -> None:
        """The page is gone."""
        if watcher in self._watchers:
            self._watchers.remove(watcher)

    def stop(self) -> None:
        """End every stream soon; may be called from any thread."""
        self._is_stopping = True

    async def _read(self) -> None:
        try:
            turn = 0
            while self._watchers and not self._is_stopping:
                try:
                    await self._look(with_sessions=turn % SESSIONS_EVERY == 0)
                except TemporarilyUnavailable:
                    await asyncio.sleep(AWAY_S)
                turn += 1
                await asyncio.sleep(PAUSE_S)
        finally:
            for one in self._watchers:
                one.end("stopping")

    async def _look(self, *, with_sessions: bool) -> None:
        watchers = list(self._watchers)
        if with_sessions:
            tokens = {one.token for one in watchers}
            living = await asyncio.to_thread(lambda: {token for token in tokens if self._is_living(token)})
            for one in watchers:
                if one.token not in living:
                    one.end("session")
                    self.remove(one)
        wanted = {subject for one in watchers for behind in one.subjects.values() for subject in behind}
        counts = await asyncio.to_thread(self._counts, wanted)
        for one in watchers:
            one.see(counts)
