"""A matter of life and safety was handed over to 110, 119, 120 or 122 at once."""

from hotline.domain.case import Case
from hotline.domain.documents import DocumentKind
from hotline.domain.events import EventType
from hotline.domain.ordering import order_document
from hotline.domain.ports import CaseStore, Clock
from hotline.domain.roles import SYSTEM
from hotline.domain.status import CaseStatus

EFFECT = "record_hand_over"


def record_hand_over(case_id: str, *, cases: CaseStore, clock: Clock) -> None:
    """Mark the case as handed over to the service that the operator named.

    Reads: case_id. Writes: nothing. BPMN errors: none.
    Idempotent by: one hand-over per case.
    """
    now = clock.now()

    def handed_over(case: Case) -> None:
        if case.has_done(EFFECT) or case.service is None:
            return
        order_document(
            case, DocumentKind.OUT_OF_SCOPE_RECORD, "1", by=SYSTEM, at=now, is_at_once=False,
            words={"organ_label": case.service.label, "sentence": case.service.sentence},
        )
        case.move_to(
            CaseStatus.HANDED_OVER, EventType.CASE_HANDED_OVER, at=now, by=SYSTEM, effect=EFFECT,
            data={"service": case.service},
        )

    cases.change(case_id, handed_over)
