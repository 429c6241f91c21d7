"""Models and tables, for programs."""

from typing import Any

from fastapi import APIRouter, Depends, File, Request, UploadFile
from fastapi.responses import JSONResponse, Response

from hotline.domain.roles import Actor

from .. import release_desk
from ..kit import kit_of
from ..navigation import MAKES_RELEASES, SEES_RELEASES
from ..once import Answer, once
from ..pages.releases import digests
from ..session import require
from .bodies import Key

router = APIRouter()


@router.get("/releases")
def releases(request: Request, actor: Actor = Depends(require(*SEES_RELEASES))) -> Response:
    """All releases, newest first."""
    return JSONResponse({"releases": [_summary(found) for found in kit_of(request).releases.all()]})


@router.post("/releases")
def propose(
    request: Request, files: list[UploadFile] = File(), key: str = Key,
    actor: Actor = Depends(require(*MAKES_RELEASES)),
) -> Response:
    """Deploy changed files as a new release."""
    kit = kit_of(request)
    contents = {(part.filename or "").rsplit("/", 1)[-1]: part.file.read() for part in files}

    def work() -> Answer:
        release_desk.require_files(contents)
        return Answer({"number": kit.releasing.propose(contents, by=actor).number}, 201)

    answer = once(kit, actor, key, digests(contents), work)
    return JSONResponse(answer.body, answer.status)


def _summary(found: dict[str, Any]) -> dict[str, Any]:
    kept = {name: found.get(name, "") for name in ("number", "sha256", "by", "at", "answer", "state")}
    return {**kept, "files": sorted(found["files"])}
