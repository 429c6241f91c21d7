"""Counters by which pages notice what others did."""

from hotline.domain.tasks import OpenTask
from hotline.storage import MongoCaseStore, MongoRevisions, MongoWorklist
from hotline.testing import cases as sample


def test_counts_each_subject_by_itself(database) -> None:
    """What was never touched counts nothing."""
    revisions = MongoRevisions(database)
    revisions.touch("case/2026-000001", "board")
    revisions.touch("board")
    assert revisions.of(["board", "case/2026-000001", "case/2026-000002"]) == {
        "board": 2, "case/2026-000001": 1, "case/2026-000002": 0,
    }


def test_a_change_of_a_case_is_counted_after_it_is_written(database) -> None:
    """Adding and changing count; what changes nothing doesn't."""
    store, revisions = MongoCaseStore(database), MongoRevisions(database)
    case = sample.registered()
    store.add(case)
    first = revisions.of([f"case/{case.id}"])[f"case/{case.id}"]
    store.change(case.id, lambda case: None)
    assert revisions.of([f"case/{case.id}"])[f"case/{case.id}"] == first > 0
    store.change(case.id, lambda case: setattr(case, "instance_key", "5"))
    assert revisions.of([f"case/{case.id}"])[f"case/{case.id}"] == first + 1


def test_a_task_that_comes_goes_or_gets_another_limit_is_counted_for_its_group_and_case(database) -> None:
    """Removing it again, or what was never there, counts nothing."""
    worklist, revisions = MongoWorklist(database), MongoRevisions(database)
    task = OpenTask(
        key="7", case_id="2026-000001", element_id="Task_SignSlip", form="sign", group="unit:water", unit_id="water",
        opened_at="2026-11-23T09:00:00+08:00",
    )
    counted = []
    for step in (
        lambda: worklist.put(task), lambda: worklist.set_due(task.case_id, "water", "2026-11-30T18:00:00+08:00"),
        lambda: worklist.remove("7"), lambda: worklist.remove("7"), lambda: worklist.remove("8"),
    ):
        step()
        counted.append(sum(revisions.of(["group/unit:water", "case/2026-000001"]).values()))
    assert counted == [2, 4, 6, 6, 6]
