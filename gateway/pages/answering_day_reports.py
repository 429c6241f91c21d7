"""What an answering day gave to units, its closing, and its report as a page and on paper."""

from fastapi import APIRouter, Depends, Request
from fastapi.responses import Response
from starlette.datastructures import FormData

from hotline.domain.answering_day import AnsweringDay, CallerState, CloseForm
from hotline.domain.errors import FieldsRefused, Refused
from hotline.domain.roles import Actor

from .. import flash
from ..answering import keeping, reporting, viewing
from ..document_reading import pdf_headers
from ..form_reading import read_fields
from ..kit import kit_of
from ..navigation import FOLLOWS_DAYS, PREPARES_DAYS, READS_DAY_REPORTS
from ..rendering import page
from ..session import Posted, require

router = APIRouter()
Followers, Preparers = Depends(require(*FOLLOWS_DAYS)), Depends(require(*PREPARES_DAYS))
Readers = Depends(require(*READS_DAY_REPORTS))
REASON = "reason_"


@router.get("/answering_days/{day_id}/given")
def given(day_id: str, request: Request, actor: Actor = Followers) -> Response:
    """The cases of the day with their units: for people of a unit their own, at once."""
    return _given(request, actor, day_id, "answering_days/given.html")


@router.get("/answering_days/{day_id}/given/part")
def given_part(day_id: str, request: Request, actor: Actor = Followers) -> Response:
    """The part of it that changes by itself."""
    return _given(request, actor, day_id, "answering_days/given_part.html")


@router.get("/answering_days/{day_id}/close")
def close_page(day_id: str, request: Request, actor: Actor = Preparers) -> Response:
    """Whoever is still to be rung back, and the closing word."""
    return _close_page(request, actor, keeping.day_for(kit_of(request), actor, day_id), CloseForm(), {})


@router.post("/answering_days/{day_id}/close")
def close(day_id: str, request: Request, actor: Actor = Preparers, form_data: FormData = Posted) -> Response:
    """End the day and show its report."""
    kit = kit_of(request)
    form = read_fields(CloseForm, form_data)[0].model_copy(update={"reasons": _reasons(form_data)})
    try:
        reporting.print_paper(kit, keeping.close(kit, actor, day_id, form))
    except FieldsRefused as refused:
        day = keeping.day_for(kit, actor, day_id)
        return _close_page(request, actor, day, form, refused.fields, status=422)
    except Refused as refused:
        day = keeping.day_for(kit, actor, day_id)
        return _close_page(request, actor, day, form, {"remark": refused.message}, status=422)
    return flash.redirect(f"/answering_days/{day_id}/report", "day_closed")


@router.get("/answering_days/{day_id}/report")
def report(day_id: str, request: Request, actor: Actor = Readers, of: str = "") -> Response:
    """The report as the store tells it now; `of` names the figure whose rows are shown."""
    kit = kit_of(request)
    day = keeping.day_for(kit, actor, day_id)
    made = reporting.make_report(kit, day)
    chosen = made.figure(of)
    return page(
        request, "answering_days/report.html", day=viewing.day_lines(kit, actor, [day])[0], report=made, of=chosen,
        rows=[row for row in made.rows if chosen is None or row.number in chosen.numbers], remark=day.remark,
        opened_at=day.opened_at, closed_at=day.closed_at, closed_by=day.closed_by_name,
        readable=reporting.readable_ids(kit, actor, day),
    )


@router.get("/answering_days/{day_id}/report.pdf")
def paper(day_id: str, request: Request, actor: Actor = Readers) -> Response:
    """The report as it was printed when the day was closed."""
    kit = kit_of(request)
    ref, pdf = reporting.paper_of(kit, keeping.day_for(kit, actor, day_id))
    return Response(pdf, media_type="application/pdf", headers=pdf_headers(ref))


def _given(request: Request, actor: Actor, day_id: str, template: str) -> Response:
    kit = kit_of(request)
    day = keeping.day_for(kit, actor, day_id)
    return page(
        request, template, day=viewing.day_lines(kit, actor, [day])[0], lines=viewing.given_lines(kit, actor, day),
        may_watch=viewing.may_watch(actor, day),
    )


def _close_page(
    request: Request, actor: Actor, day: AnsweringDay, form: CloseForm, faults: dict[str, str], *, status: int = 200
) -> Response:
    kit = kit_of(request)
    return page(
        request, "answering_days/close.html", status=status, form=form, faults=faults,
        day=viewing.day_lines(kit, actor, [day])[0], counts=viewing.counts_of(day),
        ring_back=day.in_state(CallerState.RING_BACK),
    )


def _reasons(form_data: FormData) -> dict[str, str]:
    return {
        name.removeprefix(REASON): value.strip() for name, value in form_data.items()
        if name.startswith(REASON) and isinstance(value, str)
    }
