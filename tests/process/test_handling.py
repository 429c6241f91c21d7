"""转办·办理·催办: units in parallel, each beside the watch over its limit."""

from datetime import timedelta

import pytest

from hotline.testing.answers import NEVER
from hotline.testing.engine_process import EngineProcess
from hotline.testing.walk import Walk


def plan(engine: EngineProcess, act: str, days: float) -> dict:
    """What the watch plans: `act` in so many `days` of the engine's time."""
    at = engine.now() + timedelta(days=days)
    return {"watch_at": at.isoformat(), "watch_act": act, "watch_cause": "overdue", "urged_by": ""}


WAIT = {"watch_at": NEVER, "watch_act": "wait", "watch_cause": "", "urged_by": ""}


@pytest.mark.requirement("R-5.2.2")
def test_lead_and_co_units_work_in_parallel(engine: EngineProcess) -> None:
    """Each unit has a task of its own; the procedure ends when the last has reported."""
    walk = Walk(engine).start(process="handling", unit_ids=["lanshan", "zhujian"], lead_unit_id="lanshan")
    walk.go("Task_HandleAndReport")
    jobs = [job for job in walk.trace().open_jobs if job.element_id == "Task_HandleAndReport"]
    walk.finish("Task_HandleAndReport")
    groups = {job.headers["io.camunda.zeebe:candidateGroups"] for job in walk.jobs if job.info.type == jobs[0].type}
    assert groups == {'["unit:lanshan"]', '["unit:zhujian"]'}
    assert walk.go("Task_HandleAndReport").trace().has_ended is False
    assert walk.go().trace().passed("SubProcess_Unit", "End_Handling")


@pytest.mark.requirement("R-5.2.3")
def test_urged_twice_then_supervised(engine: EngineProcess) -> None:
    """Each act comes when its time has come: urging 1, urging 2, supervision; then the unit reports."""
    plans = [plan(engine, "urge", 2), plan(engine, "urge", 3), plan(engine, "supervise", 5), WAIT]
    walk = Walk(engine, {"Task_PlanWatch": plans}).start(process="handling")
    held = {"Task_HandleAndReport"}
    for _ in range(3):
        walk.go("Event_WatchDue", holding=held).pass_time("Event_WatchDue")
    walk.go("Event_WatchDue", holding=held)
    done = [step for step in walk.steps() if step not in ("Task_PlanWatch", "Task_IssueTransferSlips")]
    assert done == ["Task_Urge", "Task_Urge", "Task_IssueNotice", "Task_OfficeSupervises", "Task_UnitAnswers"]
    assert walk.go().trace().passed("Boundary_UnitReported", "End_Unit", "End_Handling")


@pytest.mark.requirement("R-5.2.4")
def test_a_report_ends_supervision_too(engine: EngineProcess) -> None:
    """When the unit reports while the office supervises, the supervision's tasks are withdrawn."""
    plans = [plan(engine, "supervise", 1), WAIT]
    walk = Walk(engine, {"Task_PlanWatch": plans}).start(process="handling")
    walk.go("Event_WatchDue", holding={"Task_HandleAndReport"}).pass_time("Event_WatchDue")
    walk.go("Task_OfficeSupervises", holding={"Task_HandleAndReport"})
    walk.go(holding={"Task_OfficeSupervises"})
    assert {"Task_OfficeSupervises", "SubProcess_Watch"} <= set(walk.trace().terminated)
    assert "Task_UnitAnswers" not in walk.steps()


@pytest.mark.requirement("R-5.3.1")
def test_a_moved_limit_moves_the_watch(engine: EngineProcess) -> None:
    """After an extension the watch plans anew: at the old time nothing happens."""
    plans = [plan(engine, "urge", 2), plan(engine, "urge", 9), WAIT]
    walk = Walk(engine, {"Task_PlanWatch": plans}).start(process="handling")
    held = {"Task_HandleAndReport"}
    walk.go("Event_WatchDue", holding=held).publish_to_watch("limit_moved", "donggang")
    walk.go("Event_WatchDue", holding=held)
    walk.pass_days(3)
    assert walk.go("Event_WatchDue", holding=held).steps().count("Task_Urge") == 0
    walk.pass_time("Event_WatchDue").go("Event_WatchDue", holding=held)
    assert walk.steps().count("Task_Urge") == 1
    walk.go()


@pytest.mark.requirement("R-5.2.3")
def test_urged_by_hand(engine: EngineProcess) -> None:
    """A person urges before the time: the job sees who; afterwards the watch goes on by itself."""
    walk = Walk(engine, {"Task_PlanWatch": [plan(engine, "urge", 2), plan(engine, "urge", 2), WAIT]})
    walk.start(process="handling").go("Event_WatchDue", holding={"Task_HandleAndReport"})
    walk.publish_to_watch("urge_by_hand", "donggang", urged_by="dc01")
    walk.go("Event_WatchDue", holding={"Task_HandleAndReport"})
    assert walk.variables("Task_Urge")["urged_by"] == "dc01"
    walk.pass_time("Event_WatchDue").go("Event_WatchDue", holding={"Task_HandleAndReport"})
    assert walk.variables("Task_Urge")["urged_by"] == ""
    walk.go()


def test_the_watch_waits_when_nothing_is_due(engine: EngineProcess) -> None:
    """A moment that asks for no act leads to the next plan."""
    walk = Walk(engine, {"Task_PlanWatch": [plan(engine, "wait", 1), WAIT]}).start(process="handling")
    walk.go("Event_WatchDue", holding={"Task_HandleAndReport"}).pass_time("Event_WatchDue")
    walk.go("Event_WatchDue", holding={"Task_HandleAndReport"})
    assert walk.steps().count("Task_PlanWatch") == 2
    walk.go()


def test_the_watch_ends_by_itself(engine: EngineProcess) -> None:
    """With nothing left to watch it ends, and the unit's part ends with its report."""
    done = {"watch_at": NEVER, "watch_act": "done", "watch_cause": "", "urged_by": ""}
    walk = Walk(engine, {"Task_PlanWatch": done}).start(process="handling")
    walk.go_past("SubProcess_Watch", holding={"Task_HandleAndReport"})
    assert walk.trace().passed("End_Watch", "SubProcess_Watch")
    assert walk.go().trace().passed("End_Unit", "End_Handling")


def test_each_unit_has_a_watch_of_its_own(engine: EngineProcess) -> None:
    """A message for one unit's watch doesn't touch the other's, nor do its variables."""
    both = {"unit_ids": ["lanshan", "zhujian"], "lead_unit_id": "lanshan"}
    walk = Walk(engine).start(process="handling", **both)
    walk.go("Event_WatchDue", holding={"Task_HandleAndReport"})
    walk.publish_to_watch("urge_by_hand", "zhujian", urged_by="dc01")
    walk.go_past("Task_Urge", holding={"Task_HandleAndReport"})
    walk.go("Event_WatchDue", holding={"Task_HandleAndReport"})
    assert walk.steps().count("Task_Urge") == 1
    assert walk.variables("Task_Urge")["unit_id"] == "zhujian"
    walk.go()


def test_a_report_that_came_in_before_leaves_nothing_to_do(engine: EngineProcess) -> None:
    """Resumed after all units have reported, the procedure ends at once."""
    walk = Walk(engine, {"Task_IssueTransferSlips": {"unit_ids": [], "due_at": NEVER}}).start(process="handling")
    assert walk.go().steps() == ["Task_IssueTransferSlips"]
