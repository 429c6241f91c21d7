"""A unit is urged: a numbered, dated act with its notice (催办, R-5.2.3)."""

from datetime import datetime

from hotline.domain.case import Case
from hotline.domain.documents import DocumentKind
from hotline.domain.job import JobInfo
from hotline.domain.ports import Calendars, CaseStore, Clock, DocumentDesk
from hotline.domain.urging import urged
from hotline.domain.watching import UrgingRule


def urge(
    case_id: str, attempt: int, unit_id: str, urging_rule: dict, urged_by: str,
    *, cases: CaseStore, documents: DocumentDesk, calendars: Calendars, clock: Clock, job: JobInfo,
) -> dict:
    """Print the notice and note the urging; a unit that has reported meanwhile is left alone.

    Reads: case_id, attempt, unit_id, urging_rule, urged_by (account, empty for the system). Writes: urged_by.
    BPMN errors: none. Idempotent by: job key; the time is that of the first notice.
    """
    case = cases.get(case_id)
    if not case.assignment(unit_id, attempt).is_open:
        return {"urged_by": ""}
    claim = f"{DocumentKind.URGING_NOTICE}/{case_id}/{attempt}/{unit_id}/{job.key}"
    ref = documents.issue(DocumentKind.URGING_NOTICE, case, claim=claim, at=clock.now(), unit_id=unit_id)

    def noted(case: Case) -> None:
        urged(
            case, unit_id, attempt, ref, UrgingRule(**urging_rule), calendars.current(),
            at=datetime.fromisoformat(ref.issued_at), urged_by=urged_by, effect=f"urge/{job.key}",
        )

    cases.change(case_id, noted)
    return {"urged_by": ""}
