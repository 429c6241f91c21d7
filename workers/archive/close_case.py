"""The case has reached its end (归档办结)."""

from hotline.domain.archiving import closed
from hotline.domain.ports import CaseStore, Clock


def close_case(case_id: str, *, cases: CaseStore, clock: Clock) -> None:
    """Close the case with its outcome.

    Reads: case_id. Writes: nothing. BPMN errors: none.
    Idempotent by: one end per case.
    """
    cases.change(case_id, lambda case: closed(case, at=clock.now()))
