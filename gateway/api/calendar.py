"""The working calendar, for programs."""

from typing import Any

from fastapi import APIRouter, Depends, Request
from fastapi.responses import JSONResponse, Response

from hotline.domain.calendar_forms import FIRST_YEAR, LAST_YEAR, YearForm
from hotline.domain.errors import FieldsRefused, NotFound
from hotline.domain.roles import Actor

from .. import calendar_desk
from ..form_reading import read_json
from ..kit import kit_of
from ..navigation import KEEPS_CALENDAR
from ..once import Answer
from ..openapi import door
from ..session import require
from .bodies import JsonBody, Key
from .done_once import done_once
from .keeping_answers import YearKept, YearTold

router = APIRouter(prefix="/calendar", tags=["工作日历"])


@router.get("/{year}")
@door("一年的工作日历", gives=YearTold, refuses=("fields_refused",))
def year(year: int, request: Request, actor: Actor = Depends(require())) -> Response:
    """A year: days off, days worked instead, office hours, whether the State Council has announced it."""
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise NotFound(f"工作日历从 {FIRST_YEAR} 年到 {LAST_YEAR} 年")
    kit = kit_of(request)
    return JSONResponse({
        **YearForm.of(kit.calendars.current(), year).model_dump(), "revision": kit.calendars.revision(),
    })


@router.post("/{year}")
@door("修改工作日历", takes=YearForm, gives=YearKept, is_revised=True, refuses=("version_conflict",))
def change(
    year: int, request: Request, actor: Actor = Depends(require(*KEEPS_CALENDAR)), body: Any = JsonBody, key: str = Key
) -> Response:
    """Keep a year as written; `revision` as it was read."""
    kit = kit_of(request)
    form = read_json(YearForm, body).model_copy(update={"year": year})
    revision = body.get("revision")
    if not isinstance(revision, int) or isinstance(revision, bool) or not 0 < revision < 2**31:
        raise FieldsRefused({"revision": "请填写读取时的修订号 revision"})
    return done_once(
        kit, actor, key, ["calendar", year, body],
        lambda: Answer({"year": calendar_desk.keep(kit, actor, form, revision, key)}),
    )
