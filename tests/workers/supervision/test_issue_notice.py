"""The hand-over to the municipal supervision office."""

from hotline.domain.status import CaseStatus
from hotline.testing import cases as sample
from workers.supervision import issue_notice


def test_notice_is_issued_once_per_attempt_and_unit(world):
    """One notice in its own number chain, and the case is under supervision."""
    case = world.keep(sample.dispatched())
    for _ in range(2):
        issue_notice(
            case.id, 1, "gongshui", "overdue", cases=world.cases, documents=world.documents, clock=world.clock
        )
    kept = world.cases.get(case.id)
    assert kept.status is CaseStatus.SUPERVISED
    assert kept.assignments[0].supervision.cause == "overdue"
    assert [d.number for d in kept.documents if d.kind == "supervision_notice"] == ["日政督〔2026〕1号"]
