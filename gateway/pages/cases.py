"""A case: its page, finding it by number, and who called."""


from fastapi import APIRouter, Depends, Request
from fastapi.responses import Response
from starlette.datastructures import FormData

from hotline.domain.errors import FieldsRefused, NotFound
from hotline.domain.roles import Actor

from .. import case_reading, flash, identity_looking
from ..case_sheet import sheet_for
from ..course_reading import course_of, drawing_of
from ..kit import kit_of
from ..rendering import page
from ..session import Posted, require

router = APIRouter()
PARTS = frozenset({"glance", "matter", "aside", "identity", "past", "steps"})


@router.get("/cases")
def find(request: Request, actor: Actor = Depends(require()), number: str = "") -> Response:
    """Go to the case with this number."""
    kit = kit_of(request)
    case_id = case_reading.found_by_number(kit, actor, number[:40])
    return flash.redirect(f"/cases/{case_id}")


@router.get("/cases/{case_id}")
def case_page(case_id: str, request: Request, actor: Actor = Depends(require())) -> Response:
    """The case as far as this person sees it."""
    return _page(request, actor, case_id)


@router.get("/cases/{case_id}/part/{name}")
def case_part(case_id: str, name: str, request: Request, actor: Actor = Depends(require())) -> Response:
    """A part of the page, asked for when something of the case was changed."""
    kit = kit_of(request)
    case, view = case_reading.case_for(kit, actor, case_id)
    if name not in PARTS:
        raise NotFound("没有这一部分，请刷新案件页面")
    course = course_of(kit, actor, case) if name == "steps" else {}
    sheet = sheet_for(kit, actor, case, view)
    return page(request, f"case/{name}.html", sheet=sheet, course=course, faults={}, form=None)


@router.get("/cases/{case_id}/diagram/{process}.bpmn")
def diagram(case_id: str, process: str, request: Request, actor: Actor = Depends(require())) -> Response:
    """The drawing of a process that the case went through, on the case's own release."""
    kit = kit_of(request)
    case, _ = case_reading.case_for(kit, actor, case_id)
    return Response(drawing_of(kit, actor, case, process), media_type="application/xml")


@router.post("/cases/{case_id}/identity")
def identity(
    case_id: str, request: Request, actor: Actor = Depends(require()), form_data: FormData = Posted
) -> Response:
    """Show who called; the look is recorded."""
    kit = kit_of(request)
    try:
        caller = identity_looking.look(kit, actor, case_id, str(form_data.get("reason", "")))
    except FieldsRefused as refused:
        return case_with_faults(request, actor, case_id, refused.fields)
    except NotFound:
        case_reading.case_for(kit, actor, case_id)
        caller = None
    return page(request, "identity.html", caller=caller, case_id=case_id)


def case_with_faults(request: Request, actor: Actor, case_id: str, faults: dict[str, str]) -> Response:
    """The page again, with what is wrong in a form of its own."""
    return _page(request, actor, case_id, faults=faults, status=422)


def _page(
    request: Request, actor: Actor, case_id: str, *, faults: dict[str, str] | None = None,
    status: int = 200,
) -> Response:
    kit = kit_of(request)
    case, view = case_reading.case_for(kit, actor, case_id)
    return page(
        request, "case.html", status=status, sheet=sheet_for(kit, actor, case, view), faults=faults or {},
        form=None, course=course_of(kit, actor, case),
    )
