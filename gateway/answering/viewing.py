"""What the pages of a day show: the board, the desk, what was given to a unit. Numbers and headings, never names."""

from datetime import datetime
from typing import Any

from hotline.domain.access import View, may_see_waiting, view_of_row
from hotline.domain.answering_day import AnsweringDay, Caller, CallerState, DayStatus
from hotline.domain.case_row import CaseRow
from hotline.domain.errors import AccessRefused
from hotline.domain.roles import Actor, Role
from hotline.domain.status import CaseStatus

from ..kit import Kit
from ..naming import names_of

LATEST, MOST_WAITING, MOST_TO_RING, TO_RING_A_PAGE = 30, 40, 20, 100
BEFORE_SLIP = frozenset({CaseStatus.REGISTERED, CaseStatus.AWAITING_APPROVAL, CaseStatus.APPROVED})


def day_lines(kit: Kit, actor: Actor, days: list[AnsweringDay]) -> list[dict[str, Any]]:
    """Days in a list, the latest first."""
    names = names_of(kit)
    return [
        {
            "id": day.id, "name": day.name, "held_on": day.held_on, "status": day.status,
            "status_label": day.status.label, "leader": names.get(day.leader_id, day.leader_name),
            "units": [names.get(unit_id, unit_id) for unit_id in day.unit_ids],
            "heads": [day.unit_heads.get(unit_id, "") for unit_id in day.unit_ids],
        }
        for day in days
    ]


def board_of(kit: Kit, actor: Actor, day: AnsweringDay) -> dict[str, Any]:
    """Who waits how long, who speaks with whom, who is to be rung back, what was taken: the day as it stands."""
    now = kit.clock.now()
    taken = sorted(day.in_state(CallerState.TAKEN), key=lambda one: (one.since, one.number), reverse=True)
    rows = {row.id: row for row in kit.case_rows.several([one.case_id for one in taken[:LATEST]])}
    on_line, leaders = day.in_state(CallerState.ON_LINE), day.on_leaders_line
    words = [one for one in taken if one.is_instructed]
    return {
        "day": day_lines(kit, actor, [day])[0] | {"opened_at": day.opened_at, "closed_at": day.closed_at},
        "at": now.isoformat(timespec="seconds"), "counts": counts_of(day),
        "leader": waiting_line(actor, leaders, now) if leaders else None,
        "waiting": [waiting_line(actor, one, now) for one in day.in_state(CallerState.WAITING)[:MOST_WAITING]],
        "on_line": [waiting_line(actor, one, now) for one in on_line if one is not leaders],
        "ring_back": [waiting_line(actor, one, now) for one in day.in_state(CallerState.RING_BACK)[:MOST_TO_RING]],
        "taken": [taken_line(actor, one, rows.get(one.case_id)) for one in taken[:LATEST]],
        "last_word": taken_line(actor, words[0], rows.get(words[0].case_id)) if words else None,
        "unregistered": [
            {"number": one.number, "matter": one.matter, "reason": one.reason}
            for one in day.in_state(CallerState.UNREGISTERED)
        ],
    }


def to_ring(kit: Kit, actor: Actor, day: AnsweringDay, who: str) -> list[dict[str, Any]]:
    """The ring-back list by number: `mine`, `free` (nobody has promised), or all."""
    now = kit.clock.now()
    lines = [waiting_line(actor, one, now) for one in day.in_state(CallerState.RING_BACK)]
    chosen = [
        line for line in lines
        if who not in ("mine", "free") or (line["is_promised_by_me"] if who == "mine" else not line["rings"])
    ]
    return sorted(chosen, key=lambda line: line["number"])


def counts_of(day: AnsweringDay) -> dict[str, int]:
    """The day in figures."""
    found = {state.value: len(day.in_state(state)) for state in CallerState}
    taken = day.in_state(CallerState.TAKEN)
    return {
        "callers": len(day.callers), **found, "by_leader": sum(one.is_with_leader for one in taken),
        "by_operators": sum(not one.is_with_leader for one in taken),
        "instructed": sum(one.is_instructed for one in taken),
    }


def waiting_line(actor: Actor, caller: Caller, now: datetime) -> dict[str, Any]:
    """A caller without a case. `waits_minutes` since the call was noted, `for_minutes` in the present state."""
    last = caller.tries[-1] if caller.tries else None
    return {
        "number": caller.number, "matter": caller.matter, "is_protected": caller.is_protected,
        "has_phone": caller.has_phone, "state": caller.state, "state_label": caller.state.label,
        "noted_at": caller.noted_at, "waits_minutes": _minutes(caller.noted_at, now),
        "for_minutes": _minutes(caller.since, now), "with": caller.held_by_name, "is_mine": _is_mine(actor, caller),
        "is_with_leader": caller.is_with_leader, "rings": caller.rings_by_name, "tries": len(caller.tries),
        "last_try": f"{last.at[11:16]} {last.note}" if last else "", "may_see": may_see_waiting(actor, caller),
        "is_promised_by_me": caller.rings_by == actor.account_id,
    }


def taken_line(actor: Actor, caller: Caller, row: CaseRow | None) -> dict[str, Any]:
    """A caller with a case; the case's number for those who may read it."""
    may_read = row is not None and view_of_row(actor, row) is not View.NONE
    return {
        "number": caller.number, "matter": caller.matter, "taken_at": caller.since,
        "by_leader": caller.is_with_leader, "with": "领导" if caller.is_with_leader else caller.held_by_name,
        "case_id": caller.case_id if may_read else "", "is_instructed": caller.is_instructed,
        "status_label": row.status.label if row else "", "is_slip_out": _is_slip_out(row),
        "slip_at": row.parts[0].issued_at if row and row.parts and _is_slip_out(row) else "",
        "units": [part.unit_name for part in row.parts] if row else [],
    }


def given_lines(kit: Kit, actor: Actor, day: AnsweringDay) -> list[dict[str, Any]]:
    """The cases of the day with their units: for a unit its own, for others all they may read; latest first."""
    taken = {one.case_id: one for one in day.in_state(CallerState.TAKEN)}
    rows = [
        row for row in kit.case_rows.several(sorted(taken, reverse=True))
        if row.parts and view_of_row(actor, row) is not View.NONE
    ]
    return [_given(actor, taken[row.id], row) for row in rows]


def may_watch(actor: Actor, day: AnsweringDay) -> bool:
    """Whether this person sees who waits: units only while the day lasts."""
    return not actor.has(*Role.unit()) or day.status in (DayStatus.PREPARED, DayStatus.OPEN)


def require_watch(actor: Actor, day: AnsweringDay) -> None:
    """Raises: AccessRefused: the day is over for units."""
    if not may_watch(actor, day):
        raise AccessRefused("接听日已结束，本单位承办的事项请在“交办我单位”中查看")


def _given(actor: Actor, caller: Caller, row: CaseRow) -> dict[str, Any]:
    mine = next((part for part in row.parts if part.unit_id == actor.unit_id), None)
    return {
        "number": caller.number, "case_id": row.id, "subject": row.subject_for_units, "kind_label": row.kind.label,
        "urgency": row.urgency, "urgency_label": row.urgency.label, "by_leader": caller.is_with_leader,
        "instruction": row.instruction, "status": row.status, "status_label": row.status.label,
        "due_at": (mine or row.parts[0]).due_at, "taken_at": caller.since,
        "units": [{"name": part.unit_name, "role": part.role.label, "is_signed": bool(part.signed_at)}
                  for part in row.parts],
        "may_sign": bool(mine) and not mine.signed_at and row.status in CaseStatus.awaiting_unit(),
    }


def _is_mine(actor: Actor, caller: Caller) -> bool:
    return caller.held_by == actor.account_id


def _is_slip_out(row: CaseRow | None) -> bool:
    return row is not None and bool(row.parts) and row.status not in BEFORE_SLIP


def _minutes(since: str, now: datetime) -> int:
    return max(0, int((now - datetime.fromisoformat(since)).total_seconds() // 60))
