"""Second approval."""

from hotline.domain.status import CaseStatus
from hotline.testing import cases as sample
from workers.dispatch import begin_round


def test_round_and_attempt_go_up_once(world):
    """The case goes back to the head with round two, however often the job runs."""
    case = sample.reported()
    sample.finish(
        case, "Task_ReviewReport", "role:reviewer", sample.REVIEWER, sample.MONDAY_MORNING,
        outcome="rehandle", opinion="群众反映的问题并未解决。",
    )
    world.keep(case)
    for _ in range(2):
        assert begin_round(case.id, 1, 1, cases=world.cases, clock=world.clock) == {"round": 2, "attempt": 2}
    kept = world.cases.get(case.id)
    assert (kept.status, kept.round, kept.attempt) == (CaseStatus.AWAITING_APPROVAL, 2, 2)
