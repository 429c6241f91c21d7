"""Notices a consumer that burns a processor while it waits for nothing.

A consumer of kafka-python 3.0 whose heartbeat has died after the broker went away polls without ever waiting, and
never rejoins its group by itself. It is opened anew.
"""

import time
from collections.abc import Callable, Mapping, Sequence
from typing import Any

LONGEST_S = 5.0
BUSY_SHARE = 0.4


class Spinning:
    """Adds up the time of empty polls that were spent computing instead of waiting.

    `clock` and `processor` tell seconds: of the wall, and of processor time of this thread.
    """

    def __init__(
        self, clock: Callable[[], float] = time.monotonic, processor: Callable[[], float] = time.thread_time
    ):
        self._clock, self._processor = clock, processor
        self._busy_s = 0.0

    def watched(self, poll: Callable[[], Mapping[Any, Sequence[Any]]]) -> Mapping[Any, Sequence[Any]]:
        """What the poll brings."""
        began, computed = self._clock(), self._processor()
        polled = poll()
        took = self._clock() - began
        is_busy = not polled and self._processor() - computed > BUSY_SHARE * took
        self._busy_s = self._busy_s + took if is_busy else 0.0
        return polled

    @property
    def has_lasted(self) -> bool:
        """Whether it has gone on for longer than a start or a rebalance takes."""
        return self._busy_s > LONGEST_S
