"""The cover and the contents sheet of the case (案卷封面, 卷内目录, R-5.5.1)."""

from hotline.domain.archiving import covered
from hotline.domain.documents import DocumentKind
from hotline.domain.ports import CaseStore, Clock, DocumentDesk


def make_cover(case_id: str, *, cases: CaseStore, documents: DocumentDesk, clock: Clock) -> None:
    """Print the cover with the list of documents in the volume.

    Reads: case_id. Writes: nothing. BPMN errors: none.
    Idempotent by: one cover per case.
    """
    case = cases.get(case_id)
    ref = documents.issue(
        DocumentKind.ARCHIVE_COVER, case, claim=f"{DocumentKind.ARCHIVE_COVER}/{case_id}", at=clock.now()
    )
    cases.change(case_id, lambda case: covered(case, ref, at=clock.now()))
