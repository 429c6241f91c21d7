"""A case: its page, finding it by number, and who called."""


from fastapi import APIRouter, Depends, Request
from fastapi.responses import Response
from starlette.datastructures import FormData

from hotline.domain.errors import FieldsRefused, NotFound
from hotline.domain.roles import Actor

from .. import case_reading, flash, identity_looking
from ..case_sheet import sheet_for
from ..kit import kit_of
from ..rendering import page
from ..session import Posted, require

router = APIRouter()


@router.get("/cases")
def find(request: Request, actor: Actor = Depends(require()), number: str = "") -> Response:
    """Go to the case with this number."""
    kit = kit_of(request)
    case_id = case_reading.number_typed(number[:30], kit.clock.now().year)
    case_reading.case_for(kit, actor, case_id)
    return flash.redirect(f"/cases/{case_id}")


@router.get("/cases/{case_id}")
def case_page(case_id: str, request: Request, actor: Actor = Depends(require())) -> Response:
    """The case as far as this person sees it."""
    return _page(request, actor, case_id)


@router.post("/cases/{case_id}/identity")
def identity(
    case_id: str, request: Request, actor: Actor = Depends(require()), form_data: FormData = Posted
) -> Response:
    """Show who called; the look is recorded."""
    kit = kit_of(request)
    try:
        caller = identity_looking.look(kit, actor, case_id, str(form_data.get("reason", "")))
    except FieldsRefused as refused:
        return _page(request, actor, case_id, faults=refused.fields, status=422)
    except NotFound:
        case_reading.case_for(kit, actor, case_id)
        caller = None
    return page(request, "identity.html", caller=caller, case_id=case_id)


def _page(
    request: Request, actor: Actor, case_id: str, *, faults: dict[str, str] | None = None,
    status: int = 200,
) -> Response:
    kit = kit_of(request)
    case, view = case_reading.case_for(kit, actor, case_id)
    return page(
        request, "case.html", status=status, sheet=sheet_for(kit, actor, case, view), faults=faults or {},
        form=None,
    )
