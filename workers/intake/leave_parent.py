"""A merge that was wrong is undone."""

from hotline.domain.ports import CaseStore, Clock
from hotline.domain.turning import child_detached, course_variables, left


def leave_parent(case_id: str, *, cases: CaseStore, clock: Clock) -> dict:
    """Let the case go on where it stood, and take it off its parent's list.

    Reads: case_id. Writes: round, attempt, unit_ids, lead_unit_id, leader_id, is_instructed,
    leader_limit_workdays, resume_at. BPMN errors: none. Idempotent by: the merge.
    """
    before = cases.get(case_id)
    if before.merge:
        cases.change(before.merge.parent_id, lambda parent: child_detached(parent, case_id, at=clock.now()))
    return course_variables(cases.change(case_id, lambda case: left(case, at=clock.now())))
