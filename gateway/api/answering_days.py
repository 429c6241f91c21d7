"""Mayor's answering days, for programs: what the pages show and do."""

from typing import Any

from fastapi import APIRouter, Depends, Request
from fastapi.responses import JSONResponse, Response

from hotline.domain.answering_day import AnsweringDay, CallerForm, CloseForm, DayForm, StepForm
from hotline.domain.intake import CallForm
from hotline.domain.roles import Actor

from ..answering import calls, keeping, reporting, viewing
from ..document_reading import pdf_headers
from ..form_reading import read_json
from ..kit import Kit, kit_of
from ..navigation import ANSWERS_ON_DAYS, FOLLOWS_DAYS, PREPARES_DAYS, READS_DAY_REPORTS, TAKES_CALLS
from ..once import Answer
from ..openapi import door
from ..paging import Size, Token, page_of
from ..session import require
from .bodies import JsonBody, Key
from .day_answers import Board, CallersPage, DayChanged, DayKept, DayPage, DayReport, GivenPage, NumberTaken
from .done_once import done_once

router = APIRouter(tags=["市长接听日"])
Followers, Preparers = Depends(require(*FOLLOWS_DAYS)), Depends(require(*PREPARES_DAYS))
Answerers = Depends(require(*ANSWERS_ON_DAYS))


@router.get("/answering_days")
@door("各接听日", gives=DayPage)
def days(request: Request, actor: Actor = Followers, token: str = Token, size: int = Size) -> Response:
    """The days that this person may follow, the latest first."""
    kit = kit_of(request)
    shown, following = page_of(
        keeping.days_for(kit, actor), lambda day: (day.held_on, day.id), token, size, descending=True
    )
    return JSONResponse({"days": viewing.day_lines(kit, actor, shown), "next_page_token": following})


@router.post("/answering_days")
@door("筹备接听日", takes=DayForm, gives=DayKept, status=201)
def prepare(request: Request, actor: Actor = Preparers, body: Any = JsonBody, key: str = Key) -> Response:
    """Keep a new day."""
    kit, form = kit_of(request), read_json(DayForm, body)

    def work() -> Answer:
        return Answer({"day_id": keeping.prepare(kit, actor, form, key).id}, 201)

    return done_once(kit, actor, key, ["prepare_day", form.model_dump()], work)


@router.get("/answering_days/{day_id}")
@door("接听日现场", gives=Board)
def board(day_id: str, request: Request, actor: Actor = Followers) -> Response:
    """The day as it stands: who waits, who speaks, who is to be rung back, what was taken."""
    kit = kit_of(request)
    day = keeping.day_for(kit, actor, day_id)
    viewing.require_watch(actor, day)
    return JSONResponse(viewing.board_of(kit, actor, day))


@router.post("/answering_days/{day_id}/open")
@door("开始接听", gives=DayChanged, refuses=("not_found", "transition_refused", "version_conflict"))
def begin(day_id: str, request: Request, actor: Actor = Preparers, key: str = Key) -> Response:
    """From now callers are put through."""
    kit = kit_of(request)
    return _changed(kit, actor, key, ["open_day", day_id], lambda: keeping.begin(kit, actor, day_id))


@router.post("/answering_days/{day_id}/cancel")
@door("取消接听日", gives=DayChanged, refuses=("not_found", "transition_refused", "version_conflict"))
def cancel(day_id: str, request: Request, actor: Actor = Preparers, key: str = Key) -> Response:
    """It won't take place."""
    kit = kit_of(request)
    return _changed(kit, actor, key, ["cancel_day", day_id], lambda: keeping.cancel(kit, actor, day_id))


@router.post("/answering_days/{day_id}/units")
@door("到场单位", takes=DayForm, gives=DayChanged, refuses=("not_found", "transition_refused", "version_conflict"))
def invite(
    day_id: str, request: Request, actor: Actor = Preparers, body: Any = JsonBody, key: str = Key
) -> Response:
    """Say anew which units are present."""
    kit, form = kit_of(request), read_json(DayForm, body)
    return _changed(
        kit, actor, key, ["day_units", day_id, form.model_dump()], lambda: keeping.invite(kit, actor, day_id, form),
    )


@router.post("/answering_days/{day_id}/callers")
@door("来话人排队", takes=CallerForm, gives=NumberTaken, status=201, refuses=("transition_refused", "version_conflict"))
def note_caller(
    day_id: str, request: Request, actor: Actor = Answerers, body: Any = JsonBody, key: str = Key
) -> Response:
    """Put a caller into the queue."""
    kit, form = kit_of(request), read_json(CallerForm, body)

    def work() -> Answer:
        return Answer({"number": keeping.note_caller(kit, actor, day_id, form, key)}, 201)

    return done_once(kit, actor, key, ["note_caller", day_id, form.model_dump()], work)


@router.get("/answering_days/{day_id}/callers/{number}/call")
@door("该来话人的登记表", gives=CallForm, note="查看即有记录；填好后提交到 /calls", refuses=("transition_refused",))
def call_form(
    day_id: str, number: int, request: Request, actor: Actor = Depends(require(*TAKES_CALLS))
) -> Response:
    """What the form of this call holds before anything is typed; a look on record. It is posted to `/calls`."""
    return JSONResponse(calls.form_for(kit_of(request), actor, day_id, number).model_dump())


@router.post("/answering_days/{day_id}/callers/{number}/{step}")
@door("来话人的一步", takes=StepForm, gives=DayChanged, refuses=("not_found", "transition_refused", "version_conflict"))
def step(
    day_id: str, number: int, step: str, request: Request, actor: Actor = Answerers, body: Any = JsonBody,
    key: str = Key,
) -> Response:
    """One step: hand, take, put_back, ring_back, promise, try, give_up."""
    kit, form = kit_of(request), read_json(StepForm, body)
    return _changed(
        kit, actor, key, ["day_step", day_id, number, step, form.model_dump()],
        lambda: keeping.step(kit, actor, day_id, number, step, form, key),
    )


@router.get("/answering_days/{day_id}/ring_back")
@door("待回拨", gives=CallersPage)
def ring_back(
    day_id: str, request: Request, actor: Actor = Followers, who: str = "", token: str = Token, size: int = Size
) -> Response:
    """The ring-back list by number; `who` is `mine`, `free` (nobody has promised) or empty."""
    kit = kit_of(request)
    day = keeping.day_for(kit, actor, day_id)
    viewing.require_watch(actor, day)
    shown, following = page_of(viewing.to_ring(kit, actor, day, who), lambda line: (line["number"],), token, size)
    return JSONResponse({"callers": shown, "next_page_token": following})


@router.get("/answering_days/{day_id}/given")
@door("当日交办", gives=GivenPage)
def given(
    day_id: str, request: Request, actor: Actor = Followers, token: str = Token, size: int = Size
) -> Response:
    """The cases of the day with their units; for people of a unit their own."""
    kit = kit_of(request)
    lines = viewing.given_lines(kit, actor, keeping.day_for(kit, actor, day_id))
    shown, following = page_of(lines, lambda line: (line["case_id"],), token, size, descending=True)
    return JSONResponse({"cases": shown, "next_page_token": following})


@router.post("/answering_days/{day_id}/close")
@door("结束接听日", takes=CloseForm, gives=DayChanged, refuses=("not_found", "transition_refused", "version_conflict"))
def close(
    day_id: str, request: Request, actor: Actor = Preparers, body: Any = JsonBody, key: str = Key
) -> Response:
    """End the day; `reasons` by number for those who weren't rung back."""
    kit, form = kit_of(request), read_json(CloseForm, body)
    return _changed(
        kit, actor, key, ["close_day", day_id, form.model_dump()], lambda: _closed(kit, actor, day_id, form)
    )


@router.get("/answering_days/{day_id}/report")
@door("接听日小结", gives=DayReport)
def report(day_id: str, request: Request, actor: Actor = Depends(require(*READS_DAY_REPORTS))) -> Response:
    """The report as the store tells it now; every figure with the callers it counts."""
    kit = kit_of(request)
    day = keeping.day_for(kit, actor, day_id)
    made = reporting.make_report(kit, day)
    return JSONResponse({"day": viewing.day_lines(kit, actor, [day])[0], "remark": day.remark, **made.model_dump()})


@router.get("/answering_days/{day_id}/report.pdf")
@door("接听日小结（文书）", media="application/pdf")
def paper(day_id: str, request: Request, actor: Actor = Depends(require(*READS_DAY_REPORTS))) -> Response:
    """The report as it was printed when the day was closed."""
    kit = kit_of(request)
    ref, pdf = reporting.paper_of(kit, keeping.day_for(kit, actor, day_id))
    return Response(pdf, media_type="application/pdf", headers=pdf_headers(ref))


def _closed(kit: Kit, actor: Actor, day_id: str, form: CloseForm) -> AnsweringDay:
    day = keeping.close(kit, actor, day_id, form)
    reporting.print_paper(kit, day)
    return day


def _changed(kit: Kit, actor: Actor, key: str, asked: object, change: Any) -> Response:
    def work() -> Answer:
        day: AnsweringDay = change()
        return Answer({"day_id": day.id, "status": day.status})

    return done_once(kit, actor, key, asked, work)
