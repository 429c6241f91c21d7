"""The units mend their reports."""

from hotline.testing import cases as sample
from workers.dispatch import begin_supplement


def test_supplement_counts_one_attempt_however_often_it_runs(world):
    """Attempt two, once."""
    case = sample.reported()
    sample.finish(
        case, "Task_ReviewReport", "role:reviewer", sample.REVIEWER, sample.MONDAY_MORNING,
        outcome="supplement", opinion="请补充整改照片。",
    )
    world.keep(case)
    for _ in range(2):
        assert begin_supplement(case.id, 1, cases=world.cases, clock=world.clock) == {"attempt": 2}
    kept = world.cases.get(case.id)
    assert (kept.round, kept.attempt) == (1, 2)
    assert sum(entry.event == "supplement_ordered" for entry in kept.history) == 1
