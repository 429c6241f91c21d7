"""A case: its page, finding it by number, what the center does with it, and who called."""

from collections.abc import Callable

from fastapi import APIRouter, Depends, Request
from fastapi.responses import Response
from starlette.datastructures import FormData

from hotline.domain.case import Case
from hotline.domain.errors import FieldsRefused, NotFound, Refused
from hotline.domain.forms import Form
from hotline.domain.roles import Actor, Role

from .. import case_reading, center_acting, flash, identity_looking
from ..case_sheet import sheet_for
from ..form_reading import read_fields
from ..kit import kit_of
from ..once import Answer, once
from ..problems import status_of
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


@router.post("/cases/{case_id}/urgings")
def urge(
    case_id: str, request: Request, actor: Actor = Depends(require(Role.SUPERVISION_SECTION, Role.CENTER_HEAD)),
    form_data: FormData = Posted,
) -> Response:
    """Urge a unit by hand."""
    form, _ = read_fields(center_acting.Urge, form_data)
    return _act(request, actor, case_id, form, form_data, center_acting.urge, "urged")


@router.post("/cases/{case_id}/extensions")
def extend(
    case_id: str, request: Request, actor: Actor = Depends(require(Role.CENTER_HEAD)),
    form_data: FormData = Posted,
) -> Response:
    """Move a unit's limit."""
    form, wrong = read_fields(center_acting.Extend, form_data)
    if wrong:
        return _page(request, actor, case_id, faults=wrong, form=form, status=422)
    return _act(request, actor, case_id, form, form_data, center_acting.extend, "extended")


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


def _act(
    request: Request, actor: Actor, case_id: str, form: Form, form_data: FormData, act: Callable[..., Case],
    saying: str,
) -> Response:
    kit, key = kit_of(request), str(form_data.get("key", ""))

    def work() -> Answer:
        return Answer({"case_id": act(kit, actor, case_id, form, key).id})

    try:
        once(kit, actor, key, [case_id, saying, form.model_dump()], work)
    except FieldsRefused as refused:
        return _page(request, actor, case_id, faults=refused.fields, form=form, status=422)
    except Refused as refused:
        return _page(
            request, actor, case_id, faults={f"{saying}/{form.unit_id}": refused.message}, form=form,
            status=status_of(refused),
        )
    return flash.redirect(f"/cases/{case_id}", saying)


def _page(
    request: Request, actor: Actor, case_id: str, *, faults: dict[str, str] | None = None, form: Form | None = None,
    status: int = 200,
) -> Response:
    kit = kit_of(request)
    case, view = case_reading.case_for(kit, actor, case_id)
    return page(
        request, "case.html", status=status, sheet=sheet_for(kit, actor, case, view), faults=faults or {},
        form=form,
    )
