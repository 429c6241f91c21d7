"""Random but legal lives of cases on the real engine, broker and database, and what must hold in each.

`make lives` plays many and long ones; how many: HOTLINE_LIVES. A life that fails is told move by move.
"""

import os
import random

import pytest
from hypothesis import HealthCheck, Phase, seed, settings
from hypothesis.stateful import run_state_machine_as_test

from hotline.testing.system import System

from .machine import Lives
from .stage import Stage

IS_LONG = os.environ.get("HYPOTHESIS_PROFILE") == "long"
COMMON = {
    "deadline": None, "database": None, "print_blob": True, "suppress_health_check": list(HealthCheck),
    "report_multiple_bugs": False,
}
IS_SHORTENING = "HOTLINE_SHORTEN" in os.environ
PHASES = [Phase.generate, Phase.shrink] if IS_SHORTENING else [Phase.generate]
QUICK = settings(max_examples=4, stateful_step_count=10, derandomize=True, phases=PHASES, **COMMON)
LONG = settings(
    max_examples=int(os.environ.get("HOTLINE_LIVES", "100")), stateful_step_count=40, phases=PHASES, **COMMON
)


@pytest.mark.slow
@pytest.mark.timeout(36_000 if IS_LONG else 900)
@pytest.mark.requirement("R-1.1")
@pytest.mark.requirement("R-5.2.4")
def test_whatever_happens_to_a_case_somebody_named_has_it_until_its_end(system: System) -> None:
    """Nothing is lost, doubled, forgotten or seen by whom it isn't for; every case can be brought to its end."""
    Lives.stage = Stage(system.settings, is_shortening=IS_SHORTENING)
    chosen = int(os.environ.get("HOTLINE_SEED") or random.randrange(2**32))
    print(f"HOTLINE_SEED={chosen}" if IS_LONG else "")
    try:
        run_state_machine_as_test(seed(chosen)(Lives) if IS_LONG else Lives, settings=LONG if IS_LONG else QUICK)
    except Exception:
        if Lives.stage.failure is not None:
            raise Lives.stage.failure from None
        raise
    print(dict(Lives.stage.moves))
