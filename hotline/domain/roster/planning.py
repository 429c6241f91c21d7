"""What may stand on the roster: one person at one seat at a time, one number for one person at a time (R-4.1)."""

import hashlib
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta

from ..directory import Account
from ..errors import FieldsRefused, Refused
from ..roles import Actor, Role
from .entry import RosterEntry, Week
from .forms import HandOverForm, ShiftForm


def enter(
    shifts: Sequence[ShiftForm], known: Iterable[RosterEntry], accounts: Sequence[Account], *, at: datetime, by: Actor,
    key: str,
) -> list[RosterEntry]:
    """The new entries of these shifts; the same `key` gives the same entries.

    Raises: FieldsRefused: all that is wrong; then none may be kept.
    """
    standing, fresh, faults = list(known), list[RosterEntry](), dict[str, str]()
    for place, shift in enumerate(shifts):
        if wrong := shift.faults():
            faults |= wrong
            continue
        for count, (begin, end) in enumerate(shift.spans):
            entry = _entry(shift, begin, end, accounts, at=at, by=by, entry_id=_id(key, place, count))
            if why := _fault(entry, standing, accounts, at):
                faults["days"] = "；".join(filter(None, (faults.get("days"), why)))
            standing.append(entry)
            fresh.append(entry)
    if faults:
        raise FieldsRefused(faults)
    return fresh


def ended(entry: RosterEntry, reason: str, *, at: datetime, by: Actor) -> RosterEntry:
    """The entry ended now, or taken off when it hasn't begun. Raises: Refused: it is over."""
    if entry.ended_at or entry.ends <= at:
        raise Refused("该班次已经结束，记录不再更改", "四（一）")
    end = max(at, entry.begins) if entry.begins <= at else entry.begins
    return entry.model_copy(update={
        "ended_at": end.isoformat(timespec="seconds"), "ended_by_name": by.name, "reason": reason,
    })


def handed_over(
    entry: RosterEntry, form: HandOverForm, known: Iterable[RosterEntry], accounts: Sequence[Account], *, at: datetime,
    by: Actor, key: str,
) -> tuple[RosterEntry, RosterEntry]:
    """(the entry ended, the rest of its shift under the same number for the other person).

    Raises: Refused: it is over, or the number is the person's own; FieldsRefused: the other one can't take it.
    """
    form.require_sound()
    if any(one.id == entry.account_id and one.operator_number == entry.operator_number for one in accounts):
        raise Refused(f"{entry.operator_number} 是{entry.name}的固定编号，不能交接；请为接班人另排一班", "四（一）")
    until = entry.ends
    before = ended(entry, form.reason, at=at, by=by)
    to = _account(form.account_id, accounts)
    rest = RosterEntry(
        id=_id(key, 0, 0), account_id=to.id, name=to.name, operator_number=entry.operator_number,
        begins_at=before.ended_at, ends_at=until.isoformat(timespec="seconds"), seat=entry.seat,
        entered_at=at.isoformat(timespec="seconds"), entered_by=by.account_id, entered_by_name=by.name,
        handed_over_from=entry.id, reason=form.reason,
    )
    others = [one for one in known if one.id not in (entry.id, rest.id)]
    if why := _fault(rest, others, accounts, at):
        raise FieldsRefused({"account_id": why})
    return before, rest


def copied(
    last_week: Iterable[RosterEntry], known: Iterable[RosterEntry], accounts: Sequence[Account], *, at: datetime,
    by: Actor, key: str,
) -> list[RosterEntry]:
    """The shifts of the week before, seven days later, without those that can't be and those that exist already."""
    standing, fresh = list(known), list[RosterEntry]()
    for place, old in enumerate(last_week):
        if old.is_void or old.handed_over_from:
            continue
        entry = old.model_copy(update={
            "id": _id(key, place, 0), "begins_at": _later(old.begins_at), "ends_at": _later(old.ends_at),
            "entered_at": at.isoformat(timespec="seconds"), "entered_by": by.account_id, "entered_by_name": by.name,
            "ended_at": "", "ended_by_name": "", "reason": "",
        })
        if not _fault(entry, standing, accounts, at):
            standing.append(entry)
            fresh.append(entry)
    return fresh


def _entry(
    shift: ShiftForm, begin: datetime, end: datetime, accounts: Sequence[Account], *, at: datetime, by: Actor,
    entry_id: str,
) -> RosterEntry:
    account = _account(shift.account_id, accounts)
    return RosterEntry(
        id=entry_id, account_id=account.id, name=account.name,
        operator_number=shift.operator_number or account.operator_number, seat=shift.seat,
        begins_at=begin.isoformat(timespec="seconds"), ends_at=end.isoformat(timespec="seconds"),
        entered_at=at.isoformat(timespec="seconds"), entered_by=by.account_id, entered_by_name=by.name,
    )


def _fault(entry: RosterEntry, known: Iterable[RosterEntry], accounts: Sequence[Account], at: datetime) -> str:
    """Why the entry can't stand beside these, or an empty string."""
    day = f"{entry.begins.month}月{entry.begins.day}日"
    if entry.ends <= at:
        return f"{day}的班次已经过去，不能补排"
    if not entry.operator_number:
        return f"{entry.name}没有固定编号，请填写上岗编号"
    for one in accounts:
        if one.operator_number == entry.operator_number and one.id != entry.account_id:
            return f"{entry.operator_number} 是{one.name}的固定编号，请另用编号"
    for other in known:
        if other.id == entry.id or not other.meets(entry):
            continue
        if other.account_id == entry.account_id:
            return f"{day}{entry.name}已有班次（{other.begins:%H:%M} 至 {other.ends:%H:%M}）"
        if other.operator_number == entry.operator_number:
            return f"{day}该时段 {entry.operator_number} 号由{other.name}使用"
    return ""


def _account(account_id: str, accounts: Sequence[Account]) -> Account:
    found = next((one for one in accounts if one.id == account_id), None)
    if found is None or not found.is_active or Role.OPERATOR not in found.roles:
        raise FieldsRefused({"account_id": "没有这位在岗的话务员，请从名单中选择"})
    return found


def _later(instant: str) -> str:
    return (datetime.fromisoformat(instant) + timedelta(days=7)).isoformat(timespec="seconds")


def _id(key: str, place: int, count: int) -> str:
    return hashlib.sha256(f"{key}/{place}/{count}".encode()).hexdigest()[:16]


def weeks_touched(entries: Iterable[RosterEntry]) -> list[Week]:
    """The weeks in which these entries are kept: those of the days on which they begin."""
    return sorted({Week.of(one.begins.date()) for one in entries}, key=lambda week: week.name)
