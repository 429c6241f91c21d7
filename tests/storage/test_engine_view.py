"""The engine view answers from what the record stream's fold has kept."""

from pymongo.database import Database

from hotline.storage import MongoEngineView


def test_what_the_engine_does(database: Database):
    """Root instances, tasks, incidents, the path, waiting jobs and the next timer are read from the projection."""
    database.engine_instances.insert_many([
        {"_id": "1", "process": "case", "parent_key": "", "version": 3},
        {"_id": "2", "process": "handling_r3", "parent_key": "1", "version": 1},
    ])
    database.engine_user_tasks.insert_one({"_id": "7"})
    database.engine_incidents.insert_one({"_id": "8", "instance_key": "1", "element_id": "Task_X", "at": "2026"})
    database.engine_jobs.insert_many([{"_id": str(n), "type": "dispatch.issue_transfer_slips"} for n in (4, 5)])
    database.engine_timers.insert_many([
        {"_id": "9", "due_at": "2026-11-30T09:00:00.000+08:00"},
        {"_id": "10", "due_at": "2026-11-25T09:00:00.000+08:00"},
    ])
    database.engine_elements.insert_one({"_id": "1", "steps": {
        "b": {"element_id": "Task_Triage", "process": "case", "state": "active", "began_at": "2026-11-24T02"},
        "a": {"element_id": "Start", "process": "case", "state": "completed", "began_at": "2026-11-24T01"},
    }})
    view = MongoEngineView(database)
    assert view.live_instances() == {"1": "3"} and view.is_live("1") and not view.is_live("3")
    assert view.open_user_tasks() == {"7"} and view.incidents()[0]["key"] == "8"
    assert view.waiting_jobs() == {"dispatch.issue_transfer_slips": 2}
    assert view.next_timer_at().isoformat() == "2026-11-25T09:00:00+08:00"
    assert [step["element_id"] for step in view.path_taken("1")] == ["Start", "Task_Triage"]
    assert view.path_taken("3") == []
