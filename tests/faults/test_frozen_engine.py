"""The engine is frozen (SIGSTOP) while people work: requests end by their deadline, and all goes on later (F12)."""

import os
import signal
import time
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from hotline.embedded.run_state import states

LONGEST_ANSWER_S = 20.0


@contextmanager
def _frozen(settings, part: str) -> Iterator[None]:
    """Stop a part in its tracks, and let it go on afterwards."""
    [pid] = [state.pid for state in states(settings.home) if state.name == part]
    os.kill(pid, signal.SIGSTOP)
    try:
        yield
    finally:
        os.kill(pid, signal.SIGCONT)


def _bear_frost(trial, frost_s: float) -> None:
    trial.flow(3, lambda: None)
    pids = {part.name: part.pid for part in states(trial.system.settings.home)}
    taken, longest_s = 0, 0.0
    with _frozen(trial.system.settings, "zeebe"):
        until = time.monotonic() + frost_s
        while time.monotonic() < until:
            began = time.monotonic()
            trial.flow(1, lambda: None)
            trial.doors.tasks("sc01")
            longest_s, taken = max(longest_s, time.monotonic() - began), taken + 1
            trial.pause(1.0)
    print(f"{taken} calls taken while frozen, the slowest in {longest_s:.1f} s")
    assert taken and longest_s < LONGEST_ANSWER_S
    trial.finish_everything()
    trial.verify()
    assert {part.name: part.pid for part in states(trial.system.settings.home)} == pids


@pytest.mark.timeout(400)
@pytest.mark.slow
def test_calls_are_taken_while_the_engine_is_frozen(trial):
    """Fifteen seconds of frost: calls are taken, lists are read, and afterwards all of them come to their end."""
    _bear_frost(trial, 15)


@pytest.mark.timeout(900)
@pytest.mark.fault
def test_a_minute_of_frost_is_borne(trial):
    """Sixty seconds, longer than most deadlines."""
    _bear_frost(trial, 60)
