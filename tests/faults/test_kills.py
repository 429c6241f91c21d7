"""kill -9 of one part while calls flow: nothing acknowledged is lost, nothing happens twice (F1 to F4, F6)."""

import pytest

ONCE = [("zeebe", 1), ("dispatch", 2), ("archive", 2), ("mongo", 1), ("kafka", 1), ("gateway", 1)]
OFTEN = [("zeebe", 8), ("intake", 5), ("dispatch", 20), ("archive", 20), ("worklist", 5), ("relay", 5),
         ("analytics", 10), ("notices", 5), ("mongo", 20), ("kafka", 4), ("gateway", 8)]


def _kill_while_calls_flow(trial, part: str, times: int) -> None:
    def harm() -> None:
        for _ in range(times):
            trial.pause(1.5)
            trial.kill(part)

    trial.flow(6 + 3 * times, harm)
    trial.finish_everything()
    trial.verify()


@pytest.mark.timeout(400)
@pytest.mark.slow
@pytest.mark.parametrize(("part", "times"), ONCE)
def test_system_comes_back_from_a_kill(trial, part, times):
    """Calls go on being taken, each case ends, the stores agree."""
    _kill_while_calls_flow(trial, part, times)


@pytest.mark.timeout(1_800)
@pytest.mark.fault
@pytest.mark.parametrize(("part", "times"), OFTEN)
def test_system_comes_back_from_many_kills(trial, part, times):
    """The same, again and again at random moments."""
    _kill_while_calls_flow(trial, part, times)
