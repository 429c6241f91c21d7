"""The caller took the matter back."""

from hotline.domain.ports import CaseStore, Clock
from hotline.domain.turning import withdrawn


def record_withdrawal(case_id: str, *, cases: CaseStore, clock: Clock) -> None:
    """Carry out the withdrawal that was ordered.

    Reads: case_id. Writes: nothing. BPMN errors: none.
    Idempotent by: the turn.
    """
    cases.change(case_id, lambda case: withdrawn(case, at=clock.now()))
