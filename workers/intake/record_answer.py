"""The caller was answered on the spot, by the operator or a colleague (R-5.1.2)."""

from hotline.domain.case import Case
from hotline.domain.events import EventType
from hotline.domain.ports import CaseStore, Clock
from hotline.domain.roles import SYSTEM
from hotline.domain.status import CaseStatus

EFFECT = "record_answer"


def record_answer(case_id: str, *, cases: CaseStore, clock: Clock) -> None:
    """Mark the case as answered.

    Reads: case_id. Writes: nothing. BPMN errors: none.
    Idempotent by: one answer per case.
    """

    def answered(case: Case) -> None:
        if not case.has_done(EFFECT):
            case.move_to(
                CaseStatus.ANSWERED, EventType.CASE_ANSWERED, at=clock.now(), by=SYSTEM, effect=EFFECT,
                data={"operator_number": case.operator_number},
            )

    cases.change(case_id, answered)
