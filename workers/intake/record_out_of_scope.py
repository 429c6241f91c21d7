"""The matter is not the government's: the caller was told where to turn (R-2.2, R-3.3)."""

from hotline.domain.case import Case
from hotline.domain.documents import DocumentKind
from hotline.domain.events import EventType
from hotline.domain.ordering import order_document
from hotline.domain.ports import CaseStore, Clock
from hotline.domain.roles import SYSTEM
from hotline.domain.status import CaseStatus

EFFECT = "record_out_of_scope"


def record_out_of_scope(case_id: str, *, cases: CaseStore, clock: Clock) -> None:
    """Mark the case as redirected to the organ that the operator named.

    Reads: case_id. Writes: nothing. BPMN errors: none.
    Idempotent by: one redirection per case.
    """
    now = clock.now()

    def redirected(case: Case) -> None:
        if case.has_done(EFFECT):
            return
        if case.organ:
            order_document(
                case, DocumentKind.OUT_OF_SCOPE_RECORD, "1", by=SYSTEM, at=now, is_at_once=False,
                words={"organ_label": case.organ.label, "sentence": case.organ.sentence},
            )
        case.move_to(
            CaseStatus.REDIRECTED, EventType.CASE_REDIRECTED, at=now, by=SYSTEM, effect=EFFECT,
            data={"organ": case.organ or ""},
        )

    cases.change(case_id, redirected)
