"""The roster of shifts, for programs (R-4.1)."""

from typing import Any

from fastapi import APIRouter, Depends, Request
from fastapi.responses import JSONResponse, Response
from pydantic import Field

from hotline.domain.errors import FieldsRefused
from hotline.domain.forms import Form
from hotline.domain.roles import Actor
from hotline.domain.roster import CopyForm, EndForm, HandOverForm, PastedForm, ShiftForm, Week

from .. import rostering
from ..form_reading import read_json
from ..kit import kit_of
from ..navigation import PLANS_ROSTER, READS_ROSTER
from ..once import Answer
from ..openapi import door
from ..session import require
from .bodies import JsonBody, Key
from .done_once import done_once
from .keeping_answers import RosterIds, RosterWeek, ShiftEnded, ShiftHandedOver

router = APIRouter(tags=["值班表"])
MOST_SHIFTS = 500


class RosterForm(Form):
    """Shifts singly, or rows as pasted from a spreadsheet."""

    shifts: list[ShiftForm] = Field(default_factory=list)
    rows: str = ""


@router.get("/roster")
@door("一周的值班表", gives=RosterWeek, refuses=("not_found",))
def roster(request: Request, actor: Actor = Depends(require(*READS_ROSTER)), week: str = "") -> Response:
    """The entries of a week, named like 2026-W48; of the present one without a name."""
    kit = kit_of(request)
    chosen = rostering.week_of(kit, week)
    return JSONResponse({
        "week": chosen.name, "entries": [one.model_dump() for one in kit.roster.of_week(chosen)],
    })


@router.post("/roster")
@door("登记班次", takes=RosterForm, gives=RosterIds, status=201)
def put_in(
    request: Request, actor: Actor = Depends(require(*PLANS_ROSTER)), body: Any = JsonBody, key: str = Key
) -> Response:
    """Enter `shifts`, all or none; or `rows` as pasted from a spreadsheet."""
    kit = kit_of(request)
    if not isinstance(body, dict):
        raise FieldsRefused({"body": "请求内容应为 JSON 对象"})

    def work() -> Answer:
        if "rows" in body:
            made = rostering.paste(kit, actor, read_json(PastedForm, body), key)
        else:
            made = rostering.put_in(kit, actor, _shifts(body), key)
        return Answer({"ids": [one.id for one in made]}, 201)

    return done_once(kit, actor, key, ["roster", body], work)


@router.post("/roster/copy")
@door("按上周排班", takes=CopyForm, gives=RosterIds, status=201, refuses=("not_found",))
def copy(
    request: Request, actor: Actor = Depends(require(*PLANS_ROSTER)), body: Any = JsonBody, key: str = Key
) -> Response:
    """Plan `week` like the one before it."""
    kit, week = kit_of(request), Week.named(read_json(CopyForm, body).week)

    def work() -> Answer:
        return Answer({"ids": [one.id for one in rostering.copy_last_week(kit, actor, week, key)]}, 201)

    return done_once(kit, actor, key, ["roster_copy", week.name], work)


@router.post("/roster/{week}/{entry_id}/end")
@door("结束班次", takes=EndForm, gives=ShiftEnded, refuses=("transition_refused",))
def end(
    week: str, entry_id: str, request: Request, actor: Actor = Depends(require(*PLANS_ROSTER)), body: Any = JsonBody,
    key: str = Key,
) -> Response:
    """End a shift now, or take it off before it begins."""
    kit, form = kit_of(request), read_json(EndForm, body)

    def work() -> Answer:
        after = rostering.end(kit, actor, Week.named(week), entry_id, form)
        return Answer({"id": after.id, "ended_at": after.ended_at})

    return done_once(kit, actor, key, ["roster_end", week, entry_id, form.model_dump()], work)


@router.post("/roster/{week}/{entry_id}/hand_over")
@door("交接上岗编号", takes=HandOverForm, gives=ShiftHandedOver, refuses=("transition_refused",))
def hand_over(
    week: str, entry_id: str, request: Request, actor: Actor = Depends(require(*PLANS_ROSTER)), body: Any = JsonBody,
    key: str = Key,
) -> Response:
    """Give the number to somebody else for the rest of the shift."""
    kit, form = kit_of(request), read_json(HandOverForm, body)

    def work() -> Answer:
        rest = rostering.hand_over(kit, actor, Week.named(week), entry_id, form, key)
        return Answer({"id": rest.id, "operator_number": rest.operator_number, "begins_at": rest.begins_at})

    return done_once(kit, actor, key, ["roster_hand_over", week, entry_id, form.model_dump()], work)


def _shifts(body: dict[str, Any]) -> list[ShiftForm]:
    shifts = body.get("shifts")
    if not isinstance(shifts, list) or not 0 < len(shifts) <= MOST_SHIFTS:
        raise FieldsRefused({"shifts": f"请提供 1 至 {MOST_SHIFTS} 条班次"})
    return [read_json(ShiftForm, one) for one in shifts]
