"""Whether the system is at rest; for demonstrations, which move the clock only then."""

from fastapi import APIRouter, Depends, Request
from fastapi.responses import JSONResponse, Response

from hotline.domain.errors import NotFound
from hotline.domain.roles import Actor, Role

from ..kit import kit_of
from ..openapi import door
from ..quietness import quietness
from ..session import require
from .answers import Quietness

router = APIRouter(tags=["系统"])


@router.get("/quiet")
@door("系统是否静止", gives=Quietness, refuses=("not_found",))
def quiet(request: Request, actor: Actor = Depends(require(Role.SYSTEM_ADMIN))) -> Response:
    """What is still under way. Only in demo mode."""
    kit = kit_of(request)
    if kit.settings.mode != "demo":
        raise NotFound("只有演示系统提供该功能")
    return JSONResponse(quietness(kit))
