"""转办·办理·催办: a unit returns a case or is excused, while the watch over its limit runs on."""

from datetime import timedelta

import pytest

from hotline.testing.answers import NEVER
from hotline.testing.engine_process import EngineProcess
from hotline.testing.walk import Walk

BOTH = {"unit_ids": ["lanshan", "zhujian"], "lead_unit_id": "lanshan"}
RETURN = {"unit_outcome": "return"}
REPORT = {"unit_outcome": "report"}
WAIT = {"watch_at": NEVER, "watch_act": "wait", "watch_cause": "", "urged_by": ""}


def returned(engine: EngineProcess, *rulings: dict, **start: object) -> Walk:
    """A unit that returns the case once for each ruling and reports then; comes to the first ruling."""
    answers = {"Task_HandleAndReport": [*[RETURN] * len(rulings), REPORT], "Task_RuleOnReturn": list(rulings)}
    walk = Walk(engine, answers).start(process="handling", **start)
    return walk.go("Event_WatchDue", holding={"Task_HandleAndReport"}).go("Task_RuleOnReturn")


@pytest.mark.requirement("R-4.2")
def test_a_return_is_ruled_by_the_head(engine: EngineProcess) -> None:
    """Rejected, the case stays with the unit: a new task of the same unit, the same watch."""
    walk = returned(engine, {"ruling": "reject"})
    assert walk.header("Task_RuleOnReturn", "candidateGroups") == '["role:center_head"]'
    walk.go()
    assert walk.steps().count("Task_HandleAndReport") == 2
    assert walk.steps().count("Task_PlanWatch") == 1
    assert walk.trace().passed("Task_RuleOnReturn", "Task_HandleAndReport", "Task_EndWatch", "End_Unit")


@pytest.mark.requirement("R-4.2")
def test_a_leaders_matter_is_ruled_by_that_leader(engine: EngineProcess) -> None:
    """What a leader instructed only that leader takes from a unit."""
    walk = returned(engine, {"ruling": "excuse"}, is_instructed=True, leader_id="mayor")
    assert walk.header("Task_RuleOnReturn", "candidateGroups") == '["leader:mayor"]'
    walk.go()


@pytest.mark.requirement("R-4.2")
def test_excused_by_a_ruling(engine: EngineProcess) -> None:
    """The unit has nothing left to do; the watch over it ends."""
    walk = returned(engine, {"ruling": "excuse"}).go()
    assert walk.steps().count("Task_HandleAndReport") == 1
    assert walk.trace().passed("Task_RuleOnReturn", "Task_EndWatch", "End_Unit", "End_Handling")
    assert "SubProcess_Watch" in walk.trace().terminated


@pytest.mark.requirement("R-4.2")
def test_replaced_by_another_unit(engine: EngineProcess) -> None:
    """The new unit has the task and a watch of its own; the other unit of the case isn't touched."""
    ruling = {"ruling": "replace", "replacing_unit_id": "juxian"}
    answers = {
        "Task_HandleAndReport": lambda v: RETURN if v["unit_id"] == "zhujian" else REPORT, "Task_RuleOnReturn": ruling,
    }
    walk = Walk(engine, answers).start(process="handling", **BOTH).go()
    done = [job for job in walk.jobs if job.info.element_id == "Task_HandleAndReport"]
    assert sorted(job.variables["unit_id"] for job in done) == ["juxian", "lanshan", "zhujian"]
    (replaced,) = [job.variables for job in walk.jobs if job.info.element_id == "Task_ReplaceUnit"]
    assert (replaced["unit_id"], replaced["replacing_unit_id"], replaced["attempt"]) == ("zhujian", "juxian", 1)
    watched = {job.variables["watch_key"] for job in walk.jobs if job.info.element_id == "Task_PlanWatch"}
    assert watched == {f"{walk.case_id}/1/{unit}" for unit in ("lanshan", "zhujian", "juxian")}
    assert walk.steps().count("Task_IssueTransferSlips") == 1
    groups = {job.headers["io.camunda.zeebe:candidateGroups"] for job in done}
    assert '["unit:juxian"]' in groups


@pytest.mark.requirement("R-4.2")
def test_the_watch_goes_on_during_the_ruling(engine: EngineProcess) -> None:
    """A return stops no clock: while it is being ruled the unit is urged when it is due."""
    at = (engine.now() + timedelta(days=2)).isoformat()
    answers = {
        "Task_HandleAndReport": [RETURN, REPORT], "Task_RuleOnReturn": {"ruling": "reject"},
        "Task_PlanWatch": [{**WAIT, "watch_at": at, "watch_act": "urge"}, WAIT],
    }
    walk = Walk(engine, answers).start(process="handling")
    walk.go("Event_WatchDue", holding={"Task_HandleAndReport"}).go("Task_RuleOnReturn").pass_time("Event_WatchDue")
    walk.go("Event_WatchDue", holding={"Task_RuleOnReturn"})
    assert walk.steps().count("Task_Urge") == 1
    assert walk.go().steps().count("Task_PlanWatch") == 2


@pytest.mark.requirement("R-4.2")
def test_the_new_unit_is_watched_and_can_be_urged(engine: EngineProcess) -> None:
    """After a replacement messages reach the watch by the new unit's key."""
    walk = returned(engine, {"ruling": "replace", "replacing_unit_id": "juxian"})
    walk.go("Event_WatchDue", holding={"Task_HandleAndReport"}).go_past("Task_ReplaceUnit", holding={
        "Task_HandleAndReport",
    })
    walk.publish_to_watch("urge_by_hand", "juxian", urged_by="dc01")
    walk.go("Event_WatchDue", holding={"Task_HandleAndReport"})
    assert walk.variables("Task_Urge")["unit_id"] == "juxian"
    walk.go()


@pytest.mark.requirement("R-5.2.2")
def test_a_co_unit_is_excused(engine: EngineProcess) -> None:
    """The lead unit's wish is granted: the co-unit's task is withdrawn and its watch ends, the lead's goes on."""
    walk = Walk(engine).start(process="handling", **BOTH).go("Event_WatchDue", holding={"Task_HandleAndReport"})
    walk.publish("unit_excused", "zhujian").go_past("End_Unit", holding={"Task_HandleAndReport"})
    (left,) = [job for job in walk.trace().open_jobs if job.element_id == "Task_HandleAndReport"]
    assert "Task_HandleAndReport" in walk.trace().terminated
    assert walk.go().variables("Task_HandleAndReport")["unit_id"] == "lanshan"
    assert left.key in walk.trace().done_jobs
