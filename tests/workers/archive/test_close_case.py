"""The end of a case."""

from hotline.domain.status import CaseStatus
from hotline.testing import cases as sample
from workers.archive import close_case
from workers.intake import record_answer


def test_case_is_closed_once_with_its_outcome(world):
    """An answered call ends as answered."""
    case = world.keep(sample.registered(way="answer", answer="请到窗口办理。", unit_ids=[]))
    record_answer(case.id, cases=world.cases, clock=world.clock)
    for _ in range(2):
        close_case(case.id, cases=world.cases, clock=world.clock)
    kept = world.cases.get(case.id)
    assert (kept.status, kept.outcome) == (CaseStatus.ARCHIVED, "answered")
    assert sum(entry.event == "case_archived" for entry in kept.history) == 1
