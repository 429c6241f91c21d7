"""A repeated call follows the matter it repeats (并案)."""

from hotline.domain.ports import CaseStore, Clock
from hotline.domain.turning import child_attached, joined


def join_parent(case_id: str, *, cases: CaseStore, clock: Clock) -> None:
    """Carry out the merge, and note the child at its parent, which closes it when it ends.

    Reads: case_id. Writes: nothing. BPMN errors: none.
    Idempotent by: the turn; at the parent by the child's number.
    """
    case = cases.change(case_id, lambda case: joined(case, at=clock.now()))
    if case.merge:
        cases.change(case.merge.parent_id, lambda parent: child_attached(parent, case_id, at=clock.now()))
