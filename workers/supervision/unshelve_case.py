"""A matter on the watch list comes back to the center head (R-4.4)."""

from hotline.domain.ports import CaseStore, Clock
from hotline.domain.turning import course_variables, unshelved


def unshelve_case(case_id: str, *, cases: CaseStore, clock: Clock) -> dict:
    """Begin a round of approval anew.

    Reads: case_id. Writes: round, attempt, unit_ids, lead_unit_id, leader_id, is_instructed,
    leader_limit_workdays, resume_at. BPMN errors: none. Idempotent by: the time on the watch list.
    """
    return course_variables(cases.change(case_id, lambda case: unshelved(case, at=clock.now())))
