"""The PDFs of a case, for programs."""

from fastapi import APIRouter, Depends, Request
from fastapi.responses import Response

from hotline.domain.roles import Actor

from ..document_reading import pdf_headers, read_document
from ..kit import kit_of
from ..openapi import door
from ..session import require

router = APIRouter(tags=["文书"])


@router.get("/cases/{case_id}/documents/{document_id}")
@door("下载文书", media="application/pdf")
def document(
    case_id: str, document_id: str, request: Request, actor: Actor = Depends(require())
) -> Response:
    """One document's bytes."""
    ref, pdf = read_document(kit_of(request), actor, case_id, document_id)
    return Response(pdf, media_type="application/pdf", headers=pdf_headers(ref))
