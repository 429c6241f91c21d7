"""The matter that this one follows is closed: its answer is this caller's answer too."""

from hotline.domain.ports import CaseStore, Clock
from hotline.domain.turning import closed_with_parent


def record_parent_closed(case_id: str, *, cases: CaseStore, clock: Clock) -> None:
    """Take over the parent's answer; the archive follows.

    Reads: case_id. Writes: nothing. BPMN errors: none.
    Idempotent by: one end per case.
    """
    case = cases.get(case_id)
    if case.merge:
        parent = cases.get(case.merge.parent_id)
        cases.change(case_id, lambda case: closed_with_parent(case, parent, at=clock.now()))
