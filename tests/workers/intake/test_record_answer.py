"""A call that was answered on the spot."""

from hotline.domain.status import CaseStatus
from hotline.testing import cases as sample
from workers.intake import record_answer


def test_answer_is_recorded_once(world):
    """The case is answered, and doing the job again changes nothing."""
    case = world.keep(sample.registered(way="answer", answer="请到窗口办理。", unit_ids=[]))
    record_answer(case.id, cases=world.cases, clock=world.clock)
    first = world.cases.get(case.id)
    record_answer(case.id, cases=world.cases, clock=world.clock)
    assert first.status is CaseStatus.ANSWERED
    assert world.cases.get(case.id).history == first.history
