"""The center head gives a misrouted case to other units (改派, R-4.2)."""

from hotline.domain.ports import CaseStore, Clock
from hotline.domain.turning import corrected, course_variables


def begin_correction(case_id: str, *, cases: CaseStore, clock: Clock) -> dict:
    """Begin the next attempt with the right units, on the limit that runs already.

    Reads: case_id. Writes: round, attempt, unit_ids, lead_unit_id, leader_id, is_instructed,
    leader_limit_workdays, resume_at. BPMN errors: none. Idempotent by: the turn.
    """
    return course_variables(cases.change(case_id, lambda case: corrected(case, at=clock.now())))
