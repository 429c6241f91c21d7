"""A document that an act ordered is numbered, printed and attached (R-2.0)."""

from hotline.domain.ordering import print_order
from hotline.domain.ports import CaseStore, Clock, DocumentDesk


def issue_document(
    case_id: str, order_id: str, *, cases: CaseStore, documents: DocumentDesk, clock: Clock
) -> None:
    """Print what was ordered.

    Reads: case_id, order_id. Writes: nothing. BPMN errors: none.
    Idempotent by: the order.
    """
    print_order(case_id, order_id, cases=cases, documents=documents, clock=clock)
