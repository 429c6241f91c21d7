"""A unit's work list, for programs: the rows, signing for many, printing slips, saved filters."""

from typing import Any

from fastapi import APIRouter, Depends, Request
from fastapi.responses import JSONResponse, Response

from hotline.domain.roles import Actor
from hotline.domain.unit_work import WorkFilter

from .. import unit_work
from ..form_reading import read_json
from ..kit import kit_of
from ..navigation import WORKS_FOR_UNIT
from ..openapi import door
from ..paging import Size, Token
from ..session import require
from ..unit_work.filters import filters_of, open_with, remove_filter, save_filter
from ..unit_work.forms import FilterForm, SeveralCases
from ..unit_work.slips import HEADERS
from .answers import Identified
from .bodies import JsonBody, Key
from .work_answers import FilterList, Signings, WorkPage

router = APIRouter(tags=["承办单位待办"])
UNIT = Depends(require(*WORKS_FOR_UNIT))


@router.get("/work")
@door("承办单位待办列表", gives=WorkPage)
def work_list(
    request: Request, actor: Actor = UNIT, state: str = "", kind: str = "", urgency: str = "", in_charge: str = "",
    text: str = "", year: str = "", page_token: str = Token, page_size: int = Size,
) -> Response:
    """What the unit owes, due first; `state=former` is what it had once in a year, the latest first."""
    wanted = WorkFilter.read({
        "state": state, "kind": kind, "urgency": urgency, "in_charge": in_charge, "text": text, "year": year,
    })
    listing = unit_work.list_of(kit_of(request), actor, wanted, page_token, page_size)
    return JSONResponse({
        "rows": [row.model_dump(mode="json") for row in listing.rows],
        "counts": listing.counts, "count": listing.found, "next_page_token": listing.next_token,
    })


@router.post("/work/sign")
@door("批量签收", takes=SeveralCases, gives=Signings)
def sign(request: Request, actor: Actor = UNIT, body: Any = JsonBody, key: str = Key) -> Response:
    """Sign for several cases; each has its own result."""
    results = unit_work.sign_all(kit_of(request), actor, read_json(SeveralCases, body).case_ids, key)
    return JSONResponse({"results": [vars(result) for result in results]})


@router.post("/work/slips")
@door("合并打印转办单", takes=SeveralCases, media="application/pdf", refuses=("not_found",))
def slips(request: Request, actor: Actor = UNIT, body: Any = JsonBody) -> Response:
    """The slips of these cases as one PDF; `x-left-out` counts those without one for this person."""
    pdf, left_out = unit_work.slips_of(kit_of(request), actor, read_json(SeveralCases, body).case_ids)
    return Response(pdf, media_type="application/pdf", headers={**HEADERS, "x-left-out": str(left_out)})


@router.get("/work/filters")
@door("常用筛选", gives=FilterList)
def saved_filters(request: Request, actor: Actor = UNIT) -> Response:
    """One's own and those the unit shares."""
    return JSONResponse({"filters": filters_of(kit_of(request), actor)})


@router.post("/work/filters")
@door("保存筛选", takes=FilterForm, gives=Identified, status=201)
def save(request: Request, actor: Actor = UNIT, body: Any = JsonBody, key: str = Key) -> Response:
    """Keep a filter under a name."""
    filter_id = save_filter(kit_of(request), actor, read_json(FilterForm, body), key)
    return JSONResponse({"id": filter_id}, 201)


@router.post("/work/filters/{filter_id}/open")
@door("设为默认筛选", status=204)
def open_with_one(filter_id: str, request: Request, actor: Actor = UNIT, key: str = Key) -> Response:
    """From now on the list opens with this filter."""
    open_with(kit_of(request), actor, filter_id, key)
    return Response(status_code=204)


@router.delete("/work/filters/{filter_id}")
@door("删除筛选", status=204)
def remove(filter_id: str, request: Request, actor: Actor = UNIT) -> Response:
    """Take one's own away; gone already is gone."""
    remove_filter(kit_of(request), actor, filter_id)
    return Response(status_code=204)
