"""The lists of what the center keeps an eye on, for programs."""

from fastapi import APIRouter, Depends, Request
from fastapi.responses import JSONResponse, Response

from hotline.domain.roles import Actor

from ..kit import kit_of
from ..navigation import KEEPS_WATCH
from ..openapi import door
from ..session import require
from .answers import Watched

router = APIRouter(tags=["案件"])


@router.get("/watching")
@door("关注的案件", gives=Watched)
def watching(request: Request, actor: Actor = Depends(require(*KEEPS_WATCH))) -> Response:
    """Numbers of the cases on each list, with what the list is ordered by."""
    lists = kit_of(request).case_lists
    return JSONResponse({
        "shelved": [{"case_id": case.id, "review_on": case.shelves[-1].review_on} for case in lists.shelved()],
        "incidents": [{"case_id": case.id, "children": len(case.child_ids)} for case in lists.incidents()],
        "appealed": [{"case_id": case.id, "appealed_at": case.appeals[-1].at} for case in lists.appealed()],
    })
