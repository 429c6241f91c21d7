"""Models and tables, for programs."""

from typing import Any

from fastapi import APIRouter, Depends, Request
from fastapi.responses import JSONResponse, Response

from hotline.domain.roles import Actor

from .. import release_desk
from ..kit import kit_of
from ..navigation import MAKES_RELEASES, SEES_RELEASES
from ..once import Answer, once
from ..session import require
from ..uploading import digests
from .bodies import Key, Uploads

router = APIRouter()


@router.get("/releases")
def releases(request: Request, actor: Actor = Depends(require(*SEES_RELEASES))) -> Response:
    """All releases, newest first."""
    return JSONResponse({"releases": [_summary(found) for found in kit_of(request).releases.all()]})


@router.post("/releases")
def propose(
    request: Request, actor: Actor = Depends(require(*MAKES_RELEASES)),
    files: dict[str, bytes] = Uploads, key: str = Key,
) -> Response:
    """Deploy changed files as a new release."""
    kit = kit_of(request)

    def work() -> Answer:
        release_desk.require_files(files)
        return Answer({"number": kit.releasing.propose(files, by=actor).number}, 201)

    answer = once(kit, actor, key, digests(files), work)
    return JSONResponse(answer.body, answer.status)


def _summary(found: dict[str, Any]) -> dict[str, Any]:
    kept = {name: found.get(name, "") for name in ("number", "sha256", "by", "at", "answer", "state")}
    return {**kept, "files": sorted(found["files"])}
