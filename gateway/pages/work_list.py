"""The work list of a unit's clerk and head: what is owed, due first, with the next action beside it."""

from fastapi import APIRouter, Depends, Request
from fastapi.responses import RedirectResponse, Response
from starlette.datastructures import FormData

from hotline.domain.errors import FieldsRefused, NotFound
from hotline.domain.roles import Actor
from hotline.domain.unit_work import WorkFilter

from .. import unit_work
from ..kit import kit_of
from ..naming import names_of
from ..navigation import WORKS_FOR_UNIT
from ..rendering import page
from ..session import Posted, require
from ..unit_work.filters import WHOLE, address_of, opening_of
from ..unit_work.page import context_of
from ..unit_work.slips import HEADERS, unprinted_of

router = APIRouter()
UNIT = Depends(require(*WORKS_FOR_UNIT))


@router.get("/work")
def work_list(request: Request, actor: Actor = UNIT) -> Response:
    """The list as the address narrows it; without anything in the address, as this person lets it open."""
    asked = dict(request.query_params)
    if not asked and (opening := opening_of(kit_of(request), actor)):
        return RedirectResponse(address_of(opening.parameters), 303)
    return work_list_page(request, actor, asked)


@router.get("/work/part")
def work_list_part(request: Request, actor: Actor = UNIT) -> Response:
    """The rows alone, for a page that learned that something was changed."""
    return _page(request, actor, dict(request.query_params), template="work/rows.html")


@router.post("/work/sign")
def sign(request: Request, actor: Actor = UNIT, form_data: FormData = Posted) -> Response:
    """Sign for what was ticked, or for the row whose button was pressed; say of each what became of it."""
    one, asked = str(form_data.get("one", "")), _asked(form_data)
    try:
        results = unit_work.sign_all(
            kit_of(request), actor, [one] if one else _ticked(form_data), str(form_data.get("key", ""))
        )
    except FieldsRefused as refused:
        return _page(request, actor, asked, refusal="".join(refused.fields.values()), status=422)
    return _page(request, actor, asked, results=results)


@router.post("/work/slips")
def slips(request: Request, actor: Actor = UNIT, form_data: FormData = Posted) -> Response:
    """One PDF of the slips that were ticked, or of those not printed before."""
    kit, is_rest = kit_of(request), form_data.get("which") == "unprinted"
    case_ids = unprinted_of(kit, actor) if is_rest else _ticked(form_data)
    if is_rest and not case_ids:
        return _page(request, actor, _asked(form_data), refusal="转办单都已打印过；要重印的请勾选后打印", status=409)
    try:
        pdf, _ = unit_work.slips_of(kit, actor, case_ids)
    except FieldsRefused as refused:
        return _page(request, actor, _asked(form_data), refusal="".join(refused.fields.values()), status=422)
    except NotFound as refused:
        return _page(request, actor, _asked(form_data), refusal=refused.message, status=404)
    return Response(pdf, media_type="application/pdf", headers=HEADERS)


@router.get("/work/sign")
@router.get("/work/slips")
def back_to_list(actor: Actor = UNIT) -> Response:
    """Who comes back to an address that is only posted to lands on the list."""
    return RedirectResponse("/work", 303)


def work_list_page(request: Request, actor: Actor, asked: dict[str, str] | None = None) -> Response:
    """The page, also as the home of people who work for a unit alone."""
    return _page(request, actor, asked or {})


def _page(
    request: Request, actor: Actor, asked: dict[str, str], *, template: str = "work/list.html", status: int = 200,
    **said: object,
) -> Response:
    kit, wanted = kit_of(request), WorkFilter.read(asked)
    listing = unit_work.list_of(kit, actor, wanted, asked.get("page_token", ""))
    context = context_of(kit, actor, wanted, listing)
    return page(
        request, template, status=status, **{"results": [], "refusal": "", **context, **said}, names=names_of(kit)
    )


def _asked(form_data: FormData) -> dict[str, str]:
    """The filter that the form was sent from."""
    return {name: value for name in (*WHOLE, "page_token") if isinstance(value := form_data.get(f"f_{name}"), str)}


def _ticked(form_data: FormData) -> list[str]:
    return [value for value in form_data.getlist("case_ids") if isinstance(value, str)]
