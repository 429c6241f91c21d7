"""Preparing a day, noting callers, and the steps of each: one compare-and-set, then the pages of others are told."""

from collections.abc import Callable
from datetime import datetime

from hotline.domain.access import may_follow_day
from hotline.domain.answering_day import AnsweringDay, CallerForm, CloseForm, DayForm, DayStatus, StepForm
from hotline.domain.directory import in_use
from hotline.domain.errors import AccessRefused, FieldsRefused, NotFound, Refused
from hotline.domain.identity import CallerIdentity, normal_phone
from hotline.domain.roles import Actor, Role

from ..choice_checking import choice_faults
from ..kit import Kit
from .healing import settle_left_over

Change = Callable[[AnsweringDay], None]
ONLY_OPERATORS = frozenset({"take"})


def day_for(kit: Kit, actor: Actor, day_id: str) -> AnsweringDay:
    """A day that this person may read. Raises: NotFound: the same whether it isn't there or isn't theirs."""
    try:
        day = kit.answering_days.get(day_id)
    except NotFound:
        day = None
    if day is None or not may_follow_day(actor, day):
        raise NotFound("没有可查看的接听日，请返回接听日列表")
    return day


def days_for(kit: Kit, actor: Actor) -> list[AnsweringDay]:
    """The days that this person may follow, without their callers, the latest first."""
    return [day for day in kit.answering_days.all() if may_follow_day(actor, day)]


def prepare(kit: Kit, actor: Actor, form: DayForm, key: str) -> AnsweringDay:
    """Keep a new day. The same key gives the same day.

    Raises: FieldsRefused.
    """
    at = kit.clock.now()
    faults = {**form.faults(), **choice_faults(kit, form)}
    if "held_on" not in faults and form.held_on < at.date().isoformat():
        faults["held_on"] = "日期已过，请填写今天或以后的日期"
    if faults:
        raise FieldsRefused(faults)
    leader = next(leader for leader in in_use(kit.directory.leaders()) if leader.id == form.leader_id)
    year, claim = form.held_on[:4], f"answering_day/{actor.account_id}/{key}"
    day_id = f"{year}-{kit.numbers.claim(f'answering_day/{year}', claim):02d}"
    return kit.answering_days.add(
        AnsweringDay(
            id=day_id, name=form.name, held_on=form.held_on, leader_id=leader.id, leader_name=leader.name,
            leader_title=leader.title, unit_ids=form.unit_ids, unit_heads=_heads(kit, form),
            prepared_at=at.isoformat(timespec="seconds"),
            prepared_by=actor.account_id, prepared_by_name=actor.name,
        )
    )


def begin(kit: Kit, actor: Actor, day_id: str) -> AnsweringDay:
    """From now callers are put through."""
    return _change(kit, actor, day_id, lambda day: day.open(at=kit.clock.now(), by=actor))


def cancel(kit: Kit, actor: Actor, day_id: str) -> AnsweringDay:
    """It won't take place."""
    return _change(kit, actor, day_id, lambda day: day.cancel())


def invite(kit: Kit, actor: Actor, day_id: str, form: DayForm) -> AnsweringDay:
    """Say anew which units are present, and who came. Raises: FieldsRefused, Refused: the day is over."""
    if fault := {**form.presence_faults(), **choice_faults(kit, DayForm(unit_ids=form.unit_ids))}.get("unit_ids"):
        raise FieldsRefused({"unit_ids": fault})
    heads = _heads(kit, form)

    def invited(day: AnsweringDay) -> None:
        if day.status not in (DayStatus.PREPARED, DayStatus.OPEN):
            raise Refused("接听日已结束，不能再调整到场单位")
        day.unit_ids, day.unit_heads = form.unit_ids, heads

    return _change(kit, actor, day_id, invited)


def note_caller(kit: Kit, actor: Actor, day_id: str, form: CallerForm, key: str) -> int:
    """Put a caller into the queue; returns the number. Identity first: whoever has a number can be rung back.

    Raises: FieldsRefused, Refused.
    """
    form.require_sound()
    day, effect = day_for(kit, actor, day_id), f"note/{actor.account_id}/{key}"
    day.model_copy(deep=True).note_caller(form, at=kit.clock.now(), by=actor, effect=effect)
    if form.name or form.phone:
        kit.day_callers.put(day_id, effect, CallerIdentity(name=form.name, phone=normal_phone(form.phone)))
    day = _change(
        kit, actor, day_id, lambda day: day.note_caller(form, at=kit.clock.now(), by=actor, effect=effect) and None
    )
    return next(caller.number for caller in day.callers.values() if caller.effect == effect)


def step(kit: Kit, actor: Actor, day_id: str, number: int, name: str, form: StepForm, key: str) -> AnsweringDay:
    """One step of a caller: hand, take, put_back, ring_back, promise, try, give_up.

    Raises: NotFound: no such step or caller. AccessRefused, Refused, FieldsRefused.
    """
    form.require_sound()
    if name not in STEPS:
        raise NotFound("没有这一步，请刷新页面")
    if name in ONLY_OPERATORS and not actor.has(Role.OPERATOR):
        raise AccessRefused("接听来电由话务员办理")
    day_for(kit, actor, day_id)
    settle_left_over(kit, day_id, number)
    at, effect = kit.clock.now(), f"step/{actor.account_id}/{key}"
    return _change(kit, actor, day_id, lambda day: STEPS[name](day, number, form.note, at, actor, effect))


def close(kit: Kit, actor: Actor, day_id: str, form: CloseForm) -> AnsweringDay:
    """End the day. Raises: FieldsRefused: somebody wasn't rung back and no reason is given. Refused."""
    form.require_sound()
    return _change(kit, actor, day_id, lambda day: day.close(form, at=kit.clock.now(), by=actor))


def tell_pages(kit: Kit, day_id: str) -> None:
    """The pages of others look again."""
    kit.revisions.touch(f"session/{day_id}")


def _heads(kit: Kit, form: DayForm) -> dict[str, str]:
    """Who comes from each unit: as it was said, else its head by the directory."""
    known = {
        account.unit_id: account.name for account in kit.directory.accounts()
        if account.is_active and Role.UNIT_HEAD in account.roles
    }
    return {unit_id: said or known.get(unit_id, "") for unit_id, said in form.heads_present.items()}


def _change(kit: Kit, actor: Actor, day_id: str, change: Change) -> AnsweringDay:
    day_for(kit, actor, day_id)
    day = kit.answering_days.change(day_id, change)
    tell_pages(kit, day_id)
    return day


Step = Callable[[AnsweringDay, int, str, datetime, Actor, str], None]
STEPS: dict[str, Step] = {
    "hand": lambda day, number, note, at, by, effect: day.hand_to_leader(number, at=at, by=by),
    "take": lambda day, number, note, at, by, effect: day.take_up(number, at=at, by=by),
    "put_back": lambda day, number, note, at, by, effect: day.put_back(number, at=at),
    "ring_back": lambda day, number, note, at, by, effect: day.ask_ring_back(number, at=at),
    "promise": lambda day, number, note, at, by, effect: day.promise_ring_back(number, by=by),
    "try": lambda day, number, note, at, by, effect: day.note_try(number, note, at=at, by=by, effect=effect),
    "give_up": lambda day, number, note, at, by, effect: day.give_up(number, note, at=at),
}
