"""Another leader sits at the desk meanwhile (领导代办, R-5.3.2)."""

from hotline.domain.ports import CaseStore, Clock, Directory
from hotline.domain.turning import course_variables, leader_substituted


def substitute_leader(case_id: str, *, cases: CaseStore, directory: Directory, clock: Clock) -> dict:
    """Move the leader's desk; the case goes on where it stood.

    Reads: case_id. Writes: round, attempt, unit_ids, lead_unit_id, leader_id, is_instructed,
    leader_limit_workdays, resume_at. BPMN errors: none. Idempotent by: the turn.
    """
    return course_variables(
        cases.change(case_id, lambda case: leader_substituted(case, directory, at=clock.now()))
    )
