"""Mayor's answering days: the list, preparing one, its desk, and the board that the room reads."""

from typing import Any

from fastapi import APIRouter, Depends, Query, Request
from fastapi.responses import Response
from starlette.datastructures import FormData

from hotline.domain.answering_day import AnsweringDay, CallerForm, DayForm
from hotline.domain.directory import in_use
from hotline.domain.errors import FieldsRefused
from hotline.domain.roles import Actor

from .. import flash
from ..answering import keeping, viewing
from ..form_reading import read_fields
from ..kit import kit_of
from ..navigation import ANSWERS_ON_DAYS, FOLLOWS_DAYS, PREPARES_DAYS, TAKES_CALLS
from ..once import Answer, once
from ..rendering import page
from ..session import Posted, require

router = APIRouter()
HEAD = "head_"
Followers, Preparers = Depends(require(*FOLLOWS_DAYS)), Depends(require(*PREPARES_DAYS))


@router.get("/answering_days")
def days(request: Request, actor: Actor = Followers) -> Response:
    """The days that this person may follow, the latest first."""
    kit = kit_of(request)
    return page(
        request, "answering_days/list.html", days=viewing.day_lines(kit, actor, keeping.days_for(kit, actor)),
        may_prepare=actor.has(*PREPARES_DAYS),
    )


@router.get("/answering_days/new")
def form_page(request: Request, actor: Actor = Preparers) -> Response:
    """The form of a new day."""
    today = kit_of(request).clock.now().date().isoformat()
    return _form_page(request, DayForm(name="市长接听日", held_on=today), {})


@router.post("/answering_days")
def prepare(request: Request, actor: Actor = Preparers, form_data: FormData = Posted) -> Response:
    """Keep a new day and show its desk."""
    kit, key = kit_of(request), str(form_data.get("key", ""))
    form, _ = read_fields(DayForm, form_data)

    def work() -> Answer:
        return Answer({"day_id": keeping.prepare(kit, actor, form, key).id}, 201)

    try:
        answer = once(kit, actor, key, ["prepare_day", form.model_dump()], work)
    except FieldsRefused as refused:
        return _form_page(request, form, refused.fields, status=422)
    return flash.redirect(f"/answering_days/{answer.body['day_id']}", "day_prepared")


@router.get("/answering_days/{day_id}")
def desk(day_id: str, request: Request, actor: Actor = Followers) -> Response:
    """The desk: note who waits, hand over, take, ring back. Who only follows sees the same without buttons."""
    kit = kit_of(request)
    day = keeping.day_for(kit, actor, day_id)
    if not viewing.may_watch(actor, day):
        return flash.redirect(f"/answering_days/{day_id}/given")
    return desk_page(request, actor, day, CallerForm(), {})


@router.get("/answering_days/{day_id}/part")
def desk_part(day_id: str, request: Request, actor: Actor = Followers) -> Response:
    """The part of the desk that changes by itself."""
    return _watched(request, actor, day_id, "answering_days/desk_part.html")


@router.get("/answering_days/{day_id}/board")
def board(day_id: str, request: Request, actor: Actor = Followers) -> Response:
    """The board for the wall: numbers and headings, no names."""
    return _watched(request, actor, day_id, "answering_days/board.html")


@router.get("/answering_days/{day_id}/board/part")
def board_part(day_id: str, request: Request, actor: Actor = Followers) -> Response:
    """The part of the board that changes by itself."""
    return _watched(request, actor, day_id, "answering_days/board_part.html")


@router.get("/answering_days/{day_id}/ring_back")
def ring_back(
    day_id: str, request: Request, actor: Actor = Followers, who: str = "", after: int = Query(0, ge=0)
) -> Response:
    """The whole ring-back list, by number: everybody's, mine, or that of nobody yet."""
    kit = kit_of(request)
    day = keeping.day_for(kit, actor, day_id)
    viewing.require_watch(actor, day)
    lines = [line for line in viewing.to_ring(kit, actor, day, who) if line["number"] > after]
    return page(
        request, "answering_days/ring_back.html", lines=lines[:viewing.TO_RING_A_PAGE], who=who,
        more_after=lines[viewing.TO_RING_A_PAGE - 1]["number"] if len(lines) > viewing.TO_RING_A_PAGE else 0,
        day=viewing.day_lines(kit, actor, [day])[0], counts=viewing.counts_of(day), leader=day.on_leaders_line,
        **_rights(actor),
    )


@router.post("/answering_days/{day_id}/open")
def begin(day_id: str, request: Request, actor: Actor = Preparers, form_data: FormData = Posted) -> Response:
    """From now callers are put through."""
    keeping.begin(kit_of(request), actor, day_id)
    return flash.redirect(f"/answering_days/{day_id}", "day_opened")


@router.post("/answering_days/{day_id}/cancel")
def cancel(day_id: str, request: Request, actor: Actor = Preparers, form_data: FormData = Posted) -> Response:
    """It won't take place."""
    keeping.cancel(kit_of(request), actor, day_id)
    return flash.redirect("/answering_days", "day_cancelled")


@router.post("/answering_days/{day_id}/units")
def invite(day_id: str, request: Request, actor: Actor = Preparers, form_data: FormData = Posted) -> Response:
    """Say anew which units are present."""
    form, _ = read_fields(DayForm, form_data)
    keeping.invite(kit_of(request), actor, day_id, form.model_copy(update={"unit_heads": _heads(form_data)}))
    return flash.redirect(f"/answering_days/{day_id}", "day_units_changed")


def desk_page(
    request: Request, actor: Actor, day: AnsweringDay, form: CallerForm, faults: dict[str, str], *,
    status: int = 200, **more: Any,
) -> Response:
    """The whole desk, with the form for the next caller."""
    kit = kit_of(request)
    return page(
        request, "answering_days/desk.html", status=status, form=form, faults=faults,
        day_unit_ids=day.unit_ids, heads=day.unit_heads,
        units=in_use(kit.directory.units()), **_rights(actor), **viewing.board_of(kit, actor, day), **more,
    )


def _watched(request: Request, actor: Actor, day_id: str, template: str) -> Response:
    kit = kit_of(request)
    day = keeping.day_for(kit, actor, day_id)
    viewing.require_watch(actor, day)
    return page(request, template, **_rights(actor), **viewing.board_of(kit, actor, day))


def _heads(form_data: FormData) -> dict[str, str]:
    return {
        name.removeprefix(HEAD): value.strip() for name, value in form_data.items()
        if name.startswith(HEAD) and isinstance(value, str)
    }


def _rights(actor: Actor) -> dict[str, bool]:
    return {
        "may_prepare": actor.has(*PREPARES_DAYS), "may_answer": actor.has(*ANSWERS_ON_DAYS),
        "may_take": actor.has(*TAKES_CALLS),
    }


def _form_page(request: Request, form: DayForm, faults: dict[str, str], *, status: int = 200) -> Response:
    directory = kit_of(request).directory
    return page(
        request, "answering_days/prepare.html", status=status, form=form, faults=faults,
        leaders=[(leader.id, leader.full_title) for leader in in_use(directory.leaders())],
        units=in_use(directory.units()),
    )
