"""Moving in: files are brought and checked, faults shown row by row; what is sound is written whole."""

from fastapi import APIRouter, Depends, Request
from fastapi.responses import Response
from starlette.datastructures import FormData

from hotline.change_over import TEMPLATE_NAME, template
from hotline.domain.errors import FieldsRefused
from hotline.domain.roles import Actor

from .. import change_over_desk, flash
from ..downloading import as_file
from ..kit import kit_of
from ..navigation import APPROVES_CHANGE_OVERS, PREPARES_CHANGE_OVERS, SEES_CHANGE_OVERS
from ..once import Answer, once
from ..rendering import page
from ..session import Posted, require
from ..uploading import digests, uploaded

router = APIRouter(prefix="/change_overs")
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
CSV = "text/csv; charset=utf-8"


@router.get("")
def change_overs(request: Request, actor: Actor = Depends(require(*SEES_CHANGE_OVERS))) -> Response:
    """Every import, the latest first, and where to bring files."""
    return _list(request, actor, {})


@router.get("/template")
def change_over_template(actor: Actor = Depends(require(*SEES_CHANGE_OVERS))) -> Response:
    """The workbook to fill in."""
    return as_file(template(), TEMPLATE_NAME, XLSX)


@router.post("")
def receive(
    request: Request, actor: Actor = Depends(require(*PREPARES_CHANGE_OVERS)), form_data: FormData = Posted
) -> Response:
    """Bring files to be checked."""
    kit, key, files = kit_of(request), str(form_data.get("key", "")), uploaded(form_data)

    def work() -> Answer:
        return Answer({"id": change_over_desk.receive(kit, actor, files, key)}, 201)

    try:
        answer = once(kit, actor, key, digests(files), work)
    except FieldsRefused as refused:
        return _list(request, actor, refused.fields, status=422)
    return flash.redirect(f"/change_overs/{answer.body['id']}", "change_over_received")


@router.get("/{import_id}")
def change_over(import_id: str, request: Request, actor: Actor = Depends(require(*SEES_CHANGE_OVERS))) -> Response:
    """One import: how far it has come, what it would bring, what is wrong."""
    return _one(request, actor, import_id, "change_overs/one.html")


@router.get("/{import_id}/part")
def change_over_part(
    import_id: str, request: Request, actor: Actor = Depends(require(*SEES_CHANGE_OVERS))
) -> Response:
    """The part of the page that changes while the machine is at it."""
    return _one(request, actor, import_id, "change_overs/part.html")


@router.get("/{import_id}/faults")
def faults(import_id: str, request: Request, actor: Actor = Depends(require(*SEES_CHANGE_OVERS))) -> Response:
    """The faults as a csv text."""
    return as_file(change_over_desk.faults_csv(kit_of(request), import_id), f"导入错误-{import_id}.csv", CSV)


@router.post("/{import_id}/approve")
def approve(
    import_id: str, request: Request, actor: Actor = Depends(require(*APPROVES_CHANGE_OVERS)),
    form_data: FormData = Posted,
) -> Response:
    """Agree, as the second person, to the roles that it gives."""
    return _step(request, actor, import_id, "approve", form_data)


@router.post("/{import_id}/{step}")
def take_step(
    import_id: str, step: str, request: Request, actor: Actor = Depends(require(*PREPARES_CHANGE_OVERS)),
    form_data: FormData = Posted,
) -> Response:
    """Have it written, or give it up."""
    return _step(request, actor, import_id, step, form_data)


def _step(request: Request, actor: Actor, import_id: str, step: str, form_data: FormData) -> Response:
    kit, key = kit_of(request), str(form_data.get("key", ""))

    def work() -> Answer:
        return Answer({"step": change_over_desk.take_step(kit, actor, import_id, step)})

    once(kit, actor, key, [import_id, step], work)
    return flash.redirect(f"/change_overs/{import_id}", f"change_over_{step}")


def _list(request: Request, actor: Actor, faults: dict[str, str], *, status: int = 200) -> Response:
    return page(
        request, "change_overs/list.html", status=status, imports=change_over_desk.overview(kit_of(request)),
        may_prepare=actor.has(*PREPARES_CHANGE_OVERS), faults=faults,
    )


def _one(request: Request, actor: Actor, import_id: str, name: str) -> Response:
    return page(
        request, name, one=change_over_desk.shown(kit_of(request), import_id), changes=change_over_desk.CHANGES,
        may_prepare=actor.has(*PREPARES_CHANGE_OVERS), may_approve=actor.has(*APPROVES_CHANGE_OVERS),
    )
