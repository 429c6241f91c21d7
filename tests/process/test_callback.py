"""回访: the table decides who is called back."""

from datetime import timedelta

import pytest

from hotline.testing.engine_process import EngineProcess
from hotline.testing.walk import Walk


@pytest.mark.requirement("R-5.3.3")
def test_called_back(engine: EngineProcess) -> None:
    """Who asked for help is called back by the supervision section."""
    walk = Walk(engine).start(process="callback", kind="help").go()
    assert walk.steps() == ["Task_CallBack"]
    assert walk.header("Task_CallBack", "candidateGroups") == '["role:supervision_section"]'
    assert walk.trace().passed("End_CalledBack")


@pytest.mark.requirement("R-5.3.3")
def test_not_needed(engine: EngineProcess) -> None:
    """Who made an ordinary suggestion isn't called back, and the case goes on to the archive."""
    walk = Walk(engine).start(kind="suggestion").go()
    assert walk.trace().passed("End_NotNeeded", "Call_Callback", "Call_Archive")
    assert "Task_CallBack" not in walk.steps()


@pytest.mark.requirement("R-5.3.3")
def test_tried_again(engine: EngineProcess) -> None:
    """Who can't be reached is called again at the planned time, until the section leaves it at that."""
    later = [{"next_try_at": (engine.now() + timedelta(days=days)).isoformat()} for days in (1, 2)]
    outcomes = [{"callback_outcome": outcome} for outcome in ("try_again", "try_again", "unreachable")]
    walk = Walk(engine, {"Task_CallBack": outcomes, "Task_PlanCallback": later}).start(process="callback")
    for _ in range(2):
        walk.go("Event_NextTry")
        assert walk.trace().open_jobs == []
        walk.pass_time("Event_NextTry")
    assert walk.go().steps() == [*["Task_CallBack", "Task_PlanCallback"] * 2, "Task_CallBack"]


@pytest.mark.requirement("R-4.5")
def test_a_protected_caller_is_told_by_the_center(engine: EngineProcess) -> None:
    """The unit can't answer a protected caller: the center always calls back."""
    walk = Walk(engine).start(process="callback", kind="suggestion", is_protected=True).go()
    assert walk.steps() == ["Task_CallBack"]
