"""回访: the table decides who is called back."""

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
    assert walk.variables("Task_AssignVolume")["callback_outcome"] == "not_needed"
