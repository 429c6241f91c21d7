"""How long to wait before asking again."""

import random


def pushed_back_s() -> float:
    """After back-pressure: short and jittered, so that a backlog drains at the engine's own pace.

    Source: measured; a fixed pause of 5 s held a backlog of the 8.0 broker at 5 jobs/s, 20–100 ms at 119/s.
    """
    return random.uniform(0.02, 0.1)


def backed_off_s(attempt: int, *, longest_s: float) -> float:
    """After the `attempt`-th failure in a row: doubling from 0.1 s, jittered, never over `longest_s`."""
    full = min(longest_s, 0.1 * 2 ** min(attempt, 10))
    return random.uniform(full / 2, full)
