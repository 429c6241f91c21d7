"""督办: the notice, the municipal office, the unit's answer."""

import pytest

from hotline.testing.engine_process import EngineProcess
from hotline.testing.walk import Walk


@pytest.mark.requirement("R-5.2.4")
def test_the_office_supervises_and_the_unit_answers(engine: EngineProcess) -> None:
    """Notice first, then the office, then the unit concerned and no other."""
    walk = Walk(engine).start(process="supervision", unit_id="juxian", watch_cause="overdue").go()
    assert walk.steps() == ["Task_IssueNotice", "Task_OfficeSupervises", "Task_UnitAnswers"]
    assert walk.header("Task_OfficeSupervises", "candidateGroups") == '["role:municipal_office"]'
    assert walk.header("Task_UnitAnswers", "candidateGroups") == '["unit:juxian"]'
    assert walk.variables("Task_IssueNotice")["watch_cause"] == "overdue"
