"""Models and tables, for programs."""

from typing import Any

from fastapi import APIRouter, Depends, Request
from fastapi.responses import JSONResponse, Response

from hotline.domain.roles import Actor

from .. import release_desk
from ..kit import kit_of
from ..navigation import MAKES_RELEASES, SEES_RELEASES
from ..once import Answer
from ..openapi import door
from ..session import require
from ..uploading import digests
from .answers import NumberGiven, ReleaseList
from .bodies import Key, Uploads
from .done_once import done_once

router = APIRouter(tags=["流程"])


@router.get("/releases")
@door("流程的各版", gives=ReleaseList)
def releases(request: Request, actor: Actor = Depends(require(*SEES_RELEASES))) -> Response:
    """All releases, newest first."""
    return JSONResponse({"releases": [_summary(found) for found in kit_of(request).releases.all()]})


@router.post("/releases")
@door("发布流程", gives=NumberGiven, status=201, refuses=(
    "release_conflict", "nothing_changed", "model_refused", "body_too_large", "engine_refused",
))
def propose(
    request: Request, actor: Actor = Depends(require(*MAKES_RELEASES)),
    files: dict[str, bytes] = Uploads, key: str = Key,
) -> Response:
    """Deploy changed files as a new release."""
    kit = kit_of(request)

    def work() -> Answer:
        release_desk.require_files(files)
        return Answer({"number": kit.releasing.propose(files, by=actor).number}, 201)

    return done_once(kit, actor, key, digests(files), work)


def _summary(found: dict[str, Any]) -> dict[str, Any]:
    kept = {name: found.get(name, "") for name in ("number", "sha256", "by", "at", "answer", "state")}
    return {**kept, "files": sorted(found["files"])}
