"""Compares again until nothing differs or the time is up: what is only on its way is no difference."""

import time
from collections.abc import Callable
from dataclasses import dataclass

from .checks import ALL
from .findings import Finding
from .world import World

PAUSE_S = 1.0


@dataclass(frozen=True)
class Outcome:
    """What differed at the end, and how much was compared."""

    findings: tuple[Finding, ...]
    counts: dict[str, int]


def compare(make_world: Callable[[], World], *, wait_s: float) -> Outcome:
    """Compare the stores. A difference counts when it was there in the last two looks.

    `wait_s` is how long to wait for the system to become quiet.
    """
    until = time.monotonic() + wait_s
    seen: set[Finding] | None = None
    while True:
        world = make_world()
        findings = [finding for check in ALL for finding in check(world)]
        lasting = [f for f in findings if seen is None or f in seen]
        if not findings or (seen is not None and time.monotonic() >= until):
            return Outcome(tuple(lasting), world.counts())
        seen = set(findings)
        time.sleep(PAUSE_S)
