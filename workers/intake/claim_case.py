"""The first job of every instance: only one instance may work on a case."""

from hotline.domain import instance
from hotline.domain.job import JobInfo
from hotline.domain.ports import CaseStore, Clock


def claim_case(case_id: str, *, cases: CaseStore, clock: Clock, job: JobInfo) -> dict:
    """Make this instance the case's own, by compare-and-set.

    Reads: case_id. Writes: claimed. BPMN errors: none.
    Idempotent by: the instance key kept in the case.
    """
    case = cases.change(case_id, lambda case: instance.claim(case, job.instance_key, at=clock.now()))
    return {"claimed": case.instance_key == job.instance_key}
