"""Saving the files attached to a case."""

from fastapi import APIRouter, Depends, Request
from fastapi.responses import Response

from hotline.domain.roles import Actor

from ..attaching import attachment_headers, read_attachment
from ..kit import kit_of
from ..session import require

router = APIRouter()
NEVER_SHOWN = "application/octet-stream"


@router.get("/cases/{case_id}/attachments/{attachment_id}")
def attachment(
    case_id: str, attachment_id: str, request: Request, actor: Actor = Depends(require())
) -> Response:
    """Save one attached file."""
    found, content = read_attachment(kit_of(request), actor, case_id, attachment_id)
    return Response(content, media_type=NEVER_SHOWN, headers=attachment_headers(found))
