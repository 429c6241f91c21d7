"""The API as a page to read, made from its own description; nothing from elsewhere."""

from fastapi import APIRouter, Depends, Request
from fastapi.responses import Response

from hotline.domain.roles import Actor

from ..openapi.document import document_of
from ..openapi.reading import areas_of
from ..problem_codes import PROBLEMS
from ..rendering import page
from ..session import require

router = APIRouter()


@router.get("/api")
def api(request: Request, actor: Actor = Depends(require())) -> Response:
    """Every door for programs, by area, and every code of an error."""
    return page(request, "api/list.html", areas=areas_of(document_of(request.app)), problems=PROBLEMS.values())
