"""The working calendar: everybody sees which days count; the system administrator keeps it, a year at a time."""

from fastapi import APIRouter, Depends, Request
from fastapi.responses import Response
from starlette.datastructures import FormData

from hotline.domain.calendar_forms import FIRST_YEAR, LAST_YEAR, YearForm
from hotline.domain.errors import FieldsRefused
from hotline.domain.roles import Actor

from .. import calendar_desk, flash
from ..form_reading import all_faults, read_fields
from ..kit import kit_of
from ..navigation import KEEPS_CALENDAR
from ..once import Answer, once
from ..rendering import page
from ..session import Posted, require

router = APIRouter(prefix="/calendar")


@router.get("")
def calendar(request: Request, year: int = 0, actor: Actor = Depends(require())) -> Response:
    """One year, this year unless another is asked for."""
    kit = kit_of(request)
    wanted = year if FIRST_YEAR <= year <= LAST_YEAR else kit.clock.now().year
    form = YearForm.of(kit.calendars.current(), wanted)
    return _page(request, form, kit.calendars.revision(), {})


@router.post("")
def change(
    request: Request, actor: Actor = Depends(require(*KEEPS_CALENDAR)), form_data: FormData = Posted
) -> Response:
    """Look ahead at a change (`look`), or keep it."""
    kit, key = kit_of(request), str(form_data.get("key", ""))
    form, wrong = read_fields(YearForm, form_data)
    revision = int(given) if (given := str(form_data.get("revision", ""))).isdecimal() and len(given) < 10 else 0
    try:
        if faults := all_faults(form, wrong):
            raise FieldsRefused(faults)
        if "look" in form_data:
            return _page(request, form, revision, {}, outlook=calendar_desk.outlook(kit, form))
        once(
            kit, actor, key, ["calendar", form.model_dump(), revision],
            lambda: Answer({"year": calendar_desk.keep(kit, actor, form, revision, key)}),
        )
    except FieldsRefused as refused:
        return _page(request, form, revision, refused.fields, status=422)
    return flash.redirect(f"/calendar?year={form.year}", "calendar_kept", str(form.year))


def _page(
    request: Request, form: YearForm, revision: int, faults: dict[str, str], *, status: int = 200,
    outlook: dict | None = None,
) -> Response:
    kit = kit_of(request)
    year = form.year if FIRST_YEAR <= form.year <= LAST_YEAR else kit.clock.now().year
    shown = kit.calendars.current() if faults else form.applied_to(kit.calendars.current())
    return page(
        request, "calendar.html", status=status, form=form, revision=revision, faults=faults, outlook=outlook,
        year=year, months=calendar_desk.year_of(shown, year), may_keep=request.state.actor.has(*KEEPS_CALENDAR),
        records=kit.directory_records.of(calendar_desk.ABOUT) if request.state.actor.has(*KEEPS_CALENDAR) else [],
    )
