"""转办·办理·催办: a unit asks for an extension, while it works and is watched."""

from datetime import timedelta

import pytest

from hotline.testing.answers import NEVER
from hotline.testing.engine_process import EngineProcess
from hotline.testing.walk import Walk

HELD = {"Task_HandleAndReport", "Task_RuleOnExtension"}
WAIT = {"watch_at": NEVER, "watch_act": "wait", "watch_cause": "", "urged_by": ""}


def asked(engine: EngineProcess, plans: list[dict] | None = None, **start: object) -> Walk:
    """A unit that has asked for an extension."""
    walk = Walk(engine, {"Task_PlanWatch": plans or [WAIT]}).start(process="handling", **start)
    walk.go("Event_WatchDue", holding=HELD).publish("extension_requested", "donggang")
    return walk.go("Task_RuleOnExtension", holding=HELD)


@pytest.mark.requirement("R-5.3.1")
@pytest.mark.parametrize(("start", "group"), [
    ({}, "role:center_head"), ({"leader_id": "mayor", "is_instructed": True}, "role:center_head"),
    ({"leader_limit_workdays": 3, "leader_id": "mayor", "is_instructed": True}, "leader:mayor"),
])
def test_who_rules(engine: EngineProcess, start: dict, group: str) -> None:
    """The head; of a limit that a leader set, that leader."""
    walk = asked(engine, **start)
    assert walk.header("Task_RuleOnExtension", "candidateGroups") == f'["{group}"]'
    walk.go()


@pytest.mark.requirement("R-5.3.1")
def test_granted_while_the_watch_goes_on(engine: EngineProcess) -> None:
    """Asking stops no clock: the urging comes; the granted extension then moves the limit, the watch plans anew."""
    urge = {**WAIT, "watch_at": (engine.now() + timedelta(days=2)).isoformat(), "watch_act": "urge"}
    later = {**WAIT, "watch_at": (engine.now() + timedelta(days=20)).isoformat(), "watch_act": "urge"}
    walk = asked(engine, [urge, WAIT, later, WAIT]).pass_time("Event_WatchDue").go("Event_WatchDue", holding=HELD)
    assert walk.steps().count("Task_Urge") == 1
    walk.finish("Task_RuleOnExtension").publish_to_watch("limit_moved", "donggang")
    walk.go("Event_WatchDue", holding=HELD).pass_time("Event_WatchDue").go("Event_WatchDue", holding=HELD)
    assert walk.steps().count("Task_Urge") == 2
    assert walk.go().trace().passed("SubProcess_Extension", "Boundary_UnitReported", "End_Unit")


@pytest.mark.requirement("R-5.3.1")
def test_a_report_ends_a_pending_ruling(engine: EngineProcess) -> None:
    """Who reports in time needs no extension: the ruling's task is withdrawn with the watch."""
    walk = asked(engine).go(holding={"Task_RuleOnExtension"})
    assert {"Task_RuleOnExtension", "SubProcess_Extension", "SubProcess_Watch"} <= set(walk.trace().terminated)
    assert "Task_RuleOnExtension" not in walk.steps()
    assert walk.trace().open_jobs == []


@pytest.mark.requirement("R-5.3.1")
def test_a_watch_that_has_nothing_left_to_do_waits_for_the_ruling(engine: EngineProcess) -> None:
    """The watch ends by itself only when the extension has been ruled; a report needn't wait for either."""
    done = {**WAIT, "watch_at": (engine.now() + timedelta(days=1)).isoformat()}
    walk = asked(engine, [done, {**WAIT, "watch_act": "done"}]).pass_time("Event_WatchDue")
    walk.go_past("End_Watch", holding=HELD).finish("Task_RuleOnExtension")
    walk.go_past("SubProcess_Watch", holding=HELD)
    assert walk.go().trace().passed("SubProcess_Extension", "SubProcess_Watch", "End_Unit")


@pytest.mark.requirement("R-5.3.1")
def test_each_unit_asks_for_itself(engine: EngineProcess) -> None:
    """Of two units one asks: the ruling is about that one, and about no other."""
    both = {"unit_ids": ["lanshan", "zhujian"], "lead_unit_id": "lanshan"}
    walk = Walk(engine).start(process="handling", **both).go("Event_WatchDue", holding=HELD)
    walk.publish("extension_requested", "zhujian").go_past("Task_RuleOnExtension", holding={"Task_HandleAndReport"})
    assert walk.variables("Task_RuleOnExtension")["unit_id"] == "zhujian"
    walk.go()
