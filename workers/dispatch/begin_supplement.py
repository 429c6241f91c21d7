"""The report doesn't meet the requirements: the units supplement it (补办, R-5.3.2)."""

from hotline.domain import dispatching
from hotline.domain.ports import CaseStore, Clock


def begin_supplement(case_id: str, attempt: int, *, cases: CaseStore, clock: Clock) -> dict:
    """Begin the next attempt with the units that had the case last: not with those relieved of it.

    Reads: case_id, attempt. Writes: attempt, unit_ids, lead_unit_id. BPMN errors: none.
    Idempotent by: case and attempt.
    """
    case = cases.change(case_id, lambda case: dispatching.begin_supplement(case, attempt, at=clock.now()))
    units = case.next_unit_ids
    return {"attempt": attempt + 1, "unit_ids": units, "lead_unit_id": units[0] if units else ""}
