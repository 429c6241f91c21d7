"""What acts and decisions ordered for the file, and what wasn't printed yet, is printed (R-5.5.1)."""

from hotline.domain.case import Case
from hotline.domain.documents import DocumentKind
from hotline.domain.ordering import order_document, print_order
from hotline.domain.ports import CaseStore, Clock, DocumentDesk
from hotline.domain.roles import SYSTEM


def print_records(case_id: str, *, cases: CaseStore, documents: DocumentDesk, clock: Clock) -> None:
    """Print every order that may be printed, and the sheet of the whole course.

    Reads: case_id. Writes: nothing. BPMN errors: none.
    Idempotent by: the orders.
    """
    case = cases.get(case_id)
    for order in case.orders:
        if order.may_be_printed:
            print_order(case_id, order.id, cases=cases, documents=documents, clock=clock)
    at = clock.now()

    def order_sheet(case: Case) -> None:
        order_document(case, DocumentKind.HISTORY_SHEET, "1", by=SYSTEM, at=at, is_at_once=False)

    cases.change(case_id, order_sheet)
    print_order(case_id, f"{DocumentKind.HISTORY_SHEET}/1", cases=cases, documents=documents, clock=clock)
