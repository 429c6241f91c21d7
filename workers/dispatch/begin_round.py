"""The matter is handled again from the approval on (二次批办, R-5.3.2)."""

from hotline.domain import dispatching
from hotline.domain.ports import CaseStore, Clock


def begin_round(case_id: str, round: int, attempt: int, *, cases: CaseStore, clock: Clock) -> dict:
    """Begin the next round of approval.

    Reads: case_id, round, attempt. Writes: round, attempt. BPMN errors: none.
    Idempotent by: case and round.
    """
    cases.change(case_id, lambda case: dispatching.begin_round(case, round, attempt, at=clock.now()))
    return {"round": round + 1, "attempt": attempt + 1}
