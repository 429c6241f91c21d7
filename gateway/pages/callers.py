"""Earlier cases of a telephone number; the number is sent in a form, never in an address."""

from fastapi import APIRouter, Depends, Request
from fastapi.responses import Response
from starlette.datastructures import FormData

from hotline.domain.errors import FieldsRefused
from hotline.domain.roles import Actor

from .. import identity_looking
from ..kit import kit_of
from ..navigation import SEARCHES_CALLERS
from ..rendering import page
from ..session import Posted, require

router = APIRouter()


@router.get("/callers")
def search_page(request: Request, actor: Actor = Depends(require(*SEARCHES_CALLERS))) -> Response:
    """Ask for the number."""
    return page(request, "callers.html", cases=None, faults={}, phone="")


@router.post("/callers")
def search(
    request: Request, actor: Actor = Depends(require(*SEARCHES_CALLERS)), form_data: FormData = Posted
) -> Response:
    """The cases of this number that the person may know of."""
    phone = str(form_data.get("phone", ""))[:40]
    try:
        cases = identity_looking.cases_of_caller(kit_of(request), actor, phone)
    except FieldsRefused as refused:
        return page(request, "callers.html", status=422, cases=None, faults=refused.fields, phone=phone)
    return page(request, "callers.html", cases=cases, faults={}, phone=phone)
