"""The first page of every role: what to do next."""

from fastapi import APIRouter, Depends, Request
from fastapi.responses import Response

from hotline.domain.roles import Actor, Role

from ..home import home_of
from ..kit import kit_of
from ..rendering import page
from ..session import require
from .work_list import work_list_page

router = APIRouter()


@router.get("/")
def home(request: Request, actor: Actor = Depends(require())) -> Response:
    """What waits for me."""
    if actor.has(*Role.unit()) and not actor.has(*Role.center()):
        return work_list_page(request, actor)
    return page(request, "home.html", **home_of(kit_of(request), actor))


@router.get("/home/part")
def home_part(request: Request, actor: Actor = Depends(require())) -> Response:
    """Its changing part alone, for a page that learned that something was changed."""
    return page(request, "home/part.html", **home_of(kit_of(request), actor))
