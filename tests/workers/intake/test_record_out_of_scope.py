"""A matter that is not the government's."""

from hotline.domain.status import CaseStatus
from hotline.testing import cases as sample
from workers.intake import record_out_of_scope


def test_redirection_names_the_organ_once(world):
    """The organ stands in the history, and doing the job again changes nothing."""
    case = world.keep(sample.registered(way="redirect", organ="court", unit_ids=[]))
    for _ in range(2):
        record_out_of_scope(case.id, cases=world.cases, clock=world.clock)
    kept = world.cases.get(case.id)
    assert kept.status is CaseStatus.REDIRECTED
    assert [entry.data for entry in kept.history if entry.event == "case_redirected"] == [{"organ": "court"}]
