"""What the center keeps an eye on: the watch list, mass incidents, appeals that wait."""

from fastapi import APIRouter, Depends, Request
from fastapi.responses import Response

from hotline.domain.roles import Actor

from ..kit import kit_of
from ..naming import names_of
from ..navigation import KEEPS_WATCH
from ..rendering import page
from ..session import require

router = APIRouter()


@router.get("/watching")
def watching(request: Request, actor: Actor = Depends(require(*KEEPS_WATCH))) -> Response:
    """The three lists, each in the order in which it is looked at."""
    lists = kit_of(request).case_lists
    return page(
        request, "watching.html", shelved=lists.shelved(), incidents=lists.incidents(), appealed=lists.appealed(),
        names=names_of(kit_of(request)),
    )
