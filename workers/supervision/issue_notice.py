"""The case goes to the municipal supervision office with the supervision notice (督办, R-5.2.4)."""

from datetime import datetime

from hotline.domain.documents import DocumentKind
from hotline.domain.ports import CaseStore, Clock, DocumentDesk
from hotline.domain.urging import supervised


def issue_notice(
    case_id: str, attempt: int, unit_id: str, watch_cause: str,
    *, cases: CaseStore, documents: DocumentDesk, clock: Clock,
) -> None:
    """Print the notice for the unit and hand its part over, once per attempt and unit.

    Reads: case_id, attempt, unit_id, watch_cause (overdue | fruitless). Writes: nothing. BPMN errors: none.
    Idempotent by: case, attempt and unit; the time is that of the first notice.
    """
    case = cases.get(case_id)
    if not case.assignment(unit_id, attempt).is_open:
        return
    claim = f"{DocumentKind.SUPERVISION_NOTICE}/{case_id}/{attempt}/{unit_id}"
    ref = documents.issue(
        DocumentKind.SUPERVISION_NOTICE, case, claim=claim, at=clock.now(), unit_id=unit_id,
        words={"cause": watch_cause},
    )
    at = datetime.fromisoformat(ref.issued_at)
    cases.change(case_id, lambda case: supervised(case, unit_id, attempt, ref, cause=watch_cause, at=at))
