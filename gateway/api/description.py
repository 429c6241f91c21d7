"""The description of the API (OpenAPI 3.1), for whoever is signed in."""

from fastapi import APIRouter, Depends, Request
from fastapi.responses import JSONResponse, Response

from hotline.domain.roles import Actor

from ..openapi.document import document_of
from ..session import require

PATH = "/openapi.json"
router = APIRouter()


@router.get(PATH)
def description(request: Request, actor: Actor = Depends(require())) -> Response:
    """Every door for programs."""
    return JSONResponse(document_of(request.app))
