"""The roster of shifts at the gateway: reading a week, entering shifts, ending and handing over (R-4.1)."""

import dataclasses
from collections.abc import Callable, Sequence
from datetime import date, datetime
from typing import Any

from hotline.domain.directory import Account
from hotline.domain.errors import FieldsRefused, NotFound
from hotline.domain.roles import Actor, Role
from hotline.domain.roster import (
    EndForm,
    HandOverForm,
    PastedForm,
    RosterEntry,
    ShiftForm,
    Week,
    copied,
    ended,
    enter,
    handed_over,
)
from hotline.domain.roster.planning import weeks_touched

from .kit import Kit


def operators(kit: Kit) -> list[Account]:
    """Everybody who may be put on the roster."""
    return [one for one in kit.directory.accounts() if one.is_active and Role.OPERATOR in one.roles]


def numbered(kit: Kit, actor: Actor) -> Actor:
    """The person under the number of their present shift; without a shift under their own."""
    if not actor.has(Role.OPERATOR):
        return actor
    entry = kit.roster.at(actor.account_id, kit.clock.now())
    return dataclasses.replace(actor, operator_number=entry.operator_number) if entry else actor


def present_shift(kit: Kit, actor: Actor) -> RosterEntry | None:
    """The shift in which this person sits now."""
    return kit.roster.at(actor.account_id, kit.clock.now())


def week_of(kit: Kit, name: str) -> Week:
    """The week of this name, or the present one. Raises: FieldsRefused."""
    return Week.named(name) if name else Week.of(kit.clock.now().date())


def grid(kit: Kit, week: Week) -> list[dict[str, Any]]:
    """For each person their entries on each day of the week; persons without any at the end."""
    entries = [one for one in kit.roster.of_week(week) if not one.is_void]
    people = {one.id: one.name for one in operators(kit)}
    people |= {one.account_id: one.name for one in entries}

    def on(account_id: str, day: date) -> list[RosterEntry]:
        return [one for one in entries if one.account_id == account_id and one.begins.date() == day]

    rows = [
        {"account_id": account_id, "name": name, "days": [on(account_id, day) for day in week.days]}
        for account_id, name in people.items()
    ]
    return sorted(rows, key=lambda row: not any(row["days"]))


def entry_of(kit: Kit, week: Week, entry_id: str) -> RosterEntry:
    """Raises: NotFound."""
    found = next((one for one in kit.roster.of_week(week) if one.id == entry_id), None)
    if found is None:
        raise NotFound("没有这个班次，请刷新排班表")
    return found


def put_in(kit: Kit, actor: Actor, shifts: Sequence[ShiftForm], key: str) -> list[RosterEntry]:
    """Enter shifts, all or none. Raises: FieldsRefused."""
    people, at = operators(kit), kit.clock.now()
    made = enter(shifts, [], people, at=at, by=actor, key=key)
    known = _around(kit, weeks_touched(made))
    made = enter(shifts, known, people, at=at, by=actor, key=key)
    _keep(kit, made)
    return made


def paste(kit: Kit, actor: Actor, form: PastedForm, key: str) -> list[RosterEntry]:
    """Enter what was pasted, all or none. Raises: FieldsRefused: line by line."""
    shifts = form.shifts(operators(kit), kit.clock.now().year)
    try:
        return put_in(kit, actor, shifts, key)
    except FieldsRefused as refused:
        raise FieldsRefused({"rows": "；".join(refused.fields.values())}) from None


def copy_last_week(kit: Kit, actor: Actor, week: Week, key: str) -> list[RosterEntry]:
    """Plan the week like the one before it, beside what stands there already."""
    made = copied(
        kit.roster.of_week(week.before), _around(kit, [week]), operators(kit), at=kit.clock.now(), by=actor, key=key
    )
    _keep(kit, made)
    return made


def end(kit: Kit, actor: Actor, week: Week, entry_id: str, form: EndForm) -> RosterEntry:
    """End a shift now, or take it off before it begins. Raises: NotFound, Refused, FieldsRefused."""
    form.require_sound()
    after = ended(entry_of(kit, week, entry_id), form.reason, at=_now(kit), by=actor)
    kit.roster.change(week, _with([after]))
    return after


def hand_over(
    kit: Kit, actor: Actor, week: Week, entry_id: str, form: HandOverForm, key: str
) -> RosterEntry:
    """Give the number to somebody else for the rest of the shift. Raises: NotFound, Refused, FieldsRefused."""
    before, rest = handed_over(
        entry_of(kit, week, entry_id), form, _around(kit, [week]), operators(kit), at=_now(kit), by=actor, key=key
    )
    if Week.of(rest.begins.date()) == week:
        kit.roster.change(week, _with([before, rest]))
    else:
        kit.roster.change(week, _with([before]))
        _keep(kit, [rest])
    return rest


def _now(kit: Kit) -> datetime:
    return kit.clock.now().replace(microsecond=0)


def _around(kit: Kit, weeks: Sequence[Week]) -> list[RosterEntry]:
    """The entries of these weeks and their neighbours, into which a night may reach."""
    names = {one.name: one for week in weeks for one in (week.before, week, week.after)}
    return [entry for week in names.values() for entry in kit.roster.of_week(week)]


def _keep(kit: Kit, entries: Sequence[RosterEntry]) -> None:
    for week in weeks_touched(entries):
        kit.roster.change(week, _with([one for one in entries if Week.of(one.begins.date()) == week]))


def _with(changed: Sequence[RosterEntry]) -> Callable[[list[RosterEntry]], list[RosterEntry]]:
    """Puts these entries in the place of those with the same ids; doing it twice is doing it once."""
    fresh = {one.id: one for one in changed}
    return lambda standing: [*(one for one in standing if one.id not in fresh), *fresh.values()]
