"""The roster of shifts: a week at a glance, entered singly, by paste, or like the week before (R-4.1)."""

from typing import Any

from fastapi import APIRouter, Depends, Request
from fastapi.responses import Response
from starlette.datastructures import FormData

from hotline.domain.errors import FieldsRefused
from hotline.domain.roles import Actor
from hotline.domain.roster import EndForm, HandOverForm, PastedForm, ShiftForm, Week

from .. import flash, rostering
from ..form_reading import fields_sent, read_fields
from ..kit import kit_of
from ..navigation import PLANS_ROSTER, READS_ROSTER
from ..once import Answer, once
from ..rendering import page
from ..session import Posted, require

router = APIRouter()


@router.get("/roster")
def roster(request: Request, actor: Actor = Depends(require(*READS_ROSTER)), week: str = "") -> Response:
    """Who sits when under which number, in one week."""
    return _page(request, actor, rostering.week_of(kit_of(request), week))


@router.post("/roster")
def put_in(
    request: Request, actor: Actor = Depends(require(*PLANS_ROSTER)), form_data: FormData = Posted
) -> Response:
    """Enter one person's shifts on some days."""
    kit, key, week = kit_of(request), str(form_data.get("key", "")), _week(request, form_data)
    form, _ = read_fields(ShiftForm, form_data)

    def work() -> Answer:
        return Answer({"count": len(rostering.put_in(kit, actor, [form], key))}, 201)

    try:
        answer = once(kit, actor, key, ["roster", form.model_dump()], work)
    except FieldsRefused as refused:
        return _page(request, actor, week, faults=refused.fields, status=422, form=form, key=key)
    return _done(week, "rostered", answer)


@router.post("/roster/paste")
def paste(
    request: Request, actor: Actor = Depends(require(*PLANS_ROSTER)), form_data: FormData = Posted
) -> Response:
    """Enter a roster pasted from a spreadsheet, all lines or none."""
    kit, key, week = kit_of(request), str(form_data.get("key", "")), _week(request, form_data)
    form, _ = read_fields(PastedForm, form_data)

    def work() -> Answer:
        return Answer({"count": len(rostering.paste(kit, actor, form, key))}, 201)

    try:
        answer = once(kit, actor, key, ["roster_paste", form.model_dump()], work)
    except FieldsRefused as refused:
        return _page(request, actor, week, faults=refused.fields, status=422, rows=form.rows, key=key)
    return _done(week, "rostered", answer)


@router.post("/roster/copy")
def copy(
    request: Request, actor: Actor = Depends(require(*PLANS_ROSTER)), form_data: FormData = Posted
) -> Response:
    """Plan a week like the one before it."""
    kit, key, week = kit_of(request), str(form_data.get("key", "")), _week(request, form_data)

    def work() -> Answer:
        return Answer({"count": len(rostering.copy_last_week(kit, actor, week, key))}, 201)

    return _done(week, "rostered", once(kit, actor, key, ["roster_copy", week.name], work))


@router.get("/roster/{week}/{entry_id}")
def entry(
    week: str, entry_id: str, request: Request, actor: Actor = Depends(require(*READS_ROSTER))
) -> Response:
    """One shift: whose, who entered it, what became of it; for who plans, its end and its handing over."""
    return _entry_page(request, actor, Week.named(week), entry_id)


@router.post("/roster/{week}/{entry_id}/end")
def end(
    week: str, entry_id: str, request: Request, actor: Actor = Depends(require(*PLANS_ROSTER)),
    form_data: FormData = Posted,
) -> Response:
    """End a shift now, or take it off."""
    kit, key = kit_of(request), str(form_data.get("key", ""))
    form, _ = read_fields(EndForm, form_data)

    def work() -> Answer:
        return Answer({"id": rostering.end(kit, actor, Week.named(week), entry_id, form).id})

    try:
        once(kit, actor, key, ["roster_end", week, entry_id, fields_sent(form_data)], work)
    except FieldsRefused as refused:
        return _entry_page(request, actor, Week.named(week), entry_id, faults=refused.fields, status=422)
    return flash.redirect(f"/roster?week={week}", "roster_ended")


@router.post("/roster/{week}/{entry_id}/hand_over")
def hand_over(
    week: str, entry_id: str, request: Request, actor: Actor = Depends(require(*PLANS_ROSTER)),
    form_data: FormData = Posted,
) -> Response:
    """Give the number to somebody else for the rest of the shift."""
    kit, key = kit_of(request), str(form_data.get("key", ""))
    form, _ = read_fields(HandOverForm, form_data)

    def work() -> Answer:
        rest = rostering.hand_over(kit, actor, Week.named(week), entry_id, form, key)
        return Answer({"id": rest.id, "operator_number": rest.operator_number})

    try:
        answer = once(kit, actor, key, ["roster_hand_over", week, entry_id, form.model_dump()], work)
    except FieldsRefused as refused:
        return _entry_page(request, actor, Week.named(week), entry_id, faults=refused.fields, status=422, form=form)
    return flash.redirect(f"/roster?week={week}", "number_handed_over", answer.body["operator_number"])


def _week(request: Request, form_data: FormData) -> Week:
    return rostering.week_of(kit_of(request), str(form_data.get("week", "")))


def _done(week: Week, code: str, answer: Answer) -> Response:
    return flash.redirect(f"/roster?week={week.name}", code, str(answer.body["count"]))


def _page(
    request: Request, actor: Actor, week: Week, *, faults: dict[str, str] | None = None, status: int = 200,
    form: ShiftForm | None = None, rows: str = "", **more: Any,
) -> Response:
    kit = kit_of(request)
    return page(
        request, "roster/week.html", status=status, week=week, grid=rostering.grid(kit, week), faults=faults or {},
        form=form or ShiftForm(), rows=rows, people=rostering.operators(kit), today=kit.clock.now().date(),
        may_plan=actor.has(*PLANS_ROSTER), **more,
    )


def _entry_page(
    request: Request, actor: Actor, week: Week, entry_id: str, *, faults: dict[str, str] | None = None,
    status: int = 200, form: HandOverForm | None = None,
) -> Response:
    kit = kit_of(request)
    found, people = rostering.entry_of(kit, week, entry_id), rostering.operators(kit)
    return page(
        request, "roster/entry.html", status=status, week=week, entry=found, faults=faults or {},
        form=form or HandOverForm(), people=people, may_plan=actor.has(*PLANS_ROSTER),
        is_own_number=found.operator_number in [one.operator_number for one in people if one.id == found.account_id],
    )
