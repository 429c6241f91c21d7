"""The approval slip of a round gets its number."""

from hotline.domain.status import CaseStatus
from hotline.testing import cases as sample
from workers.dispatch import prepare_approval_slip


def test_slip_is_numbered_and_laid_before_the_head_once(world):
    """One number a round, whatever the number of tries."""
    case = world.keep(sample.registered(way="approve", importance="important", unit_ids=[]))
    for _ in range(2):
        prepare_approval_slip(case.id, 1, cases=world.cases, documents=world.documents, clock=world.clock)
    kept = world.cases.get(case.id)
    assert kept.status is CaseStatus.AWAITING_APPROVAL
    assert [approval.number for approval in kept.approvals] == ["日市长电批〔2026〕1号"]
