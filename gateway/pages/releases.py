"""Models and tables: what runs, what changed, and putting a changed one into use (R-6.1)."""

from fastapi import APIRouter, Depends, Request
from fastapi.responses import Response
from starlette.datastructures import FormData

from hotline.domain.errors import FieldsRefused, Refused
from hotline.domain.roles import Actor

from .. import flash, release_desk
from ..kit import kit_of
from ..navigation import MAKES_RELEASES, SEES_RELEASES
from ..once import Answer, once
from ..problems import status_of
from ..rendering import page
from ..session import Posted, require
from ..uploading import digests, uploaded

router = APIRouter()


@router.get("/releases")
def releases(request: Request, actor: Actor = Depends(require(*SEES_RELEASES))) -> Response:
    """All releases, newest first, and the form to change files."""
    return _page(request)


@router.post("/releases")
def propose(
    request: Request, actor: Actor = Depends(require(*MAKES_RELEASES)), form_data: FormData = Posted
) -> Response:
    """Check and deploy the changed files as a new release, or say what is wrong with them."""
    kit, key = kit_of(request), str(form_data.get("key", ""))
    files = uploaded(form_data)

    def work() -> Answer:
        release_desk.require_files(files)
        return Answer({"number": kit.releasing.propose(files, by=actor).number}, 201)

    try:
        answer = once(kit, actor, key, digests(files), work)
    except FieldsRefused as refused:
        return _page(request, refused.fields, status=422)
    except Refused as refused:
        return _page(request, {"files": refused.message}, status=status_of(refused))
    return flash.redirect("/releases", "released", str(answer.body["number"]))


@router.get("/releases/{number}")
def one_release(number: int, request: Request, actor: Actor = Depends(require(*SEES_RELEASES))) -> Response:
    """What a release changed."""
    kit = kit_of(request)
    return page(
        request, "release.html", release=release_desk.release(kit, number),
        changes=release_desk.changes_of(kit, number),
    )


@router.get("/releases/{number}/files/{name}")
def one_file(
    number: int, name: str, request: Request, actor: Actor = Depends(require(*SEES_RELEASES))
) -> Response:
    """Download a file of a release."""
    content = release_desk.file_of(kit_of(request), number, name)
    return Response(
        content, media_type="application/octet-stream",
        headers={"content-disposition": f'attachment; filename="{name}"'},
    )


def _page(request: Request, faults: dict[str, str] | None = None, *, status: int = 200) -> Response:
    known = kit_of(request).releases.all()
    return page(
        request, "releases.html", status=status, releases=known, faults=faults or {},
        current=release_desk.current_number(known), changed=release_desk.changed_names(known),
        may_change=request.state.actor.has(*MAKES_RELEASES),
    )
