"""The case is sealed in its volume when nothing is missing (R-5.5.1)."""

from hotline.domain.archiving import require_complete, sealed
from hotline.domain.case import Case
from hotline.domain.ports import CaseStore, Clock, DocumentStore


def seal_volume(case_id: str, *, cases: CaseStore, document_store: DocumentStore, clock: Clock) -> None:
    """Check that every document the history demands is there, then seal.

    Reads: case_id. Writes: nothing. BPMN errors: document_missing.
    Idempotent by: one seal per case.
    """
    kept = {ref.id for ref in cases.get(case_id).documents if document_store.find(ref.id)}

    def seal(case: Case) -> None:
        require_complete(case, kept)
        sealed(case, at=clock.now())

    cases.change(case_id, seal)
