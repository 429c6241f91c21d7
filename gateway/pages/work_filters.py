"""Keeping filters of the work list: saved under a name, shared, opened with, taken away."""

from fastapi import APIRouter, Depends, Request
from fastapi.responses import RedirectResponse, Response
from starlette.datastructures import FormData

from hotline.domain.roles import Actor

from .. import flash
from ..form_reading import read_fields
from ..kit import kit_of
from ..navigation import WORKS_FOR_UNIT
from ..session import Posted, require
from ..unit_work.filters import address_of, open_with, remove_filter, save_filter
from ..unit_work.forms import FilterForm

router = APIRouter()
UNIT = Depends(require(*WORKS_FOR_UNIT))


@router.post("/work/filters")
def save(request: Request, actor: Actor = UNIT, form_data: FormData = Posted) -> Response:
    """Keep the filter in whose list the form stood."""
    form, _ = read_fields(FilterForm, form_data)
    save_filter(kit_of(request), actor, form, str(form_data.get("key", "")))
    return _back(form.wanted.parameters)


@router.post("/work/filters/open")
def open_whole(request: Request, actor: Actor = UNIT, form_data: FormData = Posted) -> Response:
    """From now on the list opens whole."""
    open_with(kit_of(request), actor, "", str(form_data.get("key", "")))
    return _back({})


@router.post("/work/filters/{filter_id}/open")
def open_with_one(filter_id: str, request: Request, actor: Actor = UNIT, form_data: FormData = Posted) -> Response:
    """From now on the list opens with this filter."""
    open_with(kit_of(request), actor, filter_id, str(form_data.get("key", "")))
    return RedirectResponse("/work", 303)


@router.post("/work/filters/{filter_id}/remove")
def remove(filter_id: str, request: Request, actor: Actor = UNIT, form_data: FormData = Posted) -> Response:
    """Take one's own away."""
    remove_filter(kit_of(request), actor, filter_id)
    return _back({})


def _back(parameters: dict[str, str]) -> Response:
    response = flash.redirect("/work", "filter_kept")
    response.headers["location"] = address_of(parameters)
    return response
