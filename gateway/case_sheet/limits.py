"""How a unit's limit came about: which rule, which days were counted, which were not and why, what happened on them."""

from datetime import date, datetime, timedelta
from typing import Any

from hotline.calendar.holidays import holiday_name
from hotline.calendar.workdays import WorkCalendar
from hotline.domain.assignment import Assignment
from hotline.domain.case import Case
from hotline.domain.events import EventType

MOST_DAYS = 200
OUTSIDE, COUNTED, MAKEUP, WEEKEND, HOLIDAY, PLAIN = "outside", "counted", "makeup", "weekend", "holiday", "plain"


def limit_of(case: Case, part: Assignment, calendar: WorkCalendar, rule: str) -> dict[str, Any]:
    """The limit of a part that the reader sees whole. `rule` is what the table's rule says of itself, or empty."""
    counted = [date.fromisoformat(on) for on in part.counted_on]
    added = _added(case, part)
    years = {on.year for on in counted}
    return {
        "because": rule, "counted": len(counted), "added": added,
        "first_due_on": counted[-added - 1].isoformat() if 0 < added < len(counted) else "",
        "is_provisional": bool(calendar.announced_years) and not years <= calendar.announced_years,
        "days": _days(part, calendar, counted, added), "moments": _moments(part),
    }


def grouped_limits(sheet: dict[str, Any]) -> list[dict[str, Any]]:
    """The limits of the present attempt, those of units that are alike in every day told once."""
    told: list[dict[str, Any]] = []
    for part in sheet["assignments"]:
        if not (part["is_current"] and part["is_whole"]):
            continue
        same = next((one for one in told if one["days"] == part["limit"]["days"]), None)
        if same:
            same["unit_names"].append(part["unit_name"])
        else:
            same = {name: part[name] for name in ("limit_text", "due_at", "counted_on")}
            told.append(part["limit"] | same | {"unit_names": [part["unit_name"]]})
    return told


def _added(case: Case, part: Assignment) -> int:
    """How many working days an extension added."""
    moved = [
        entry.data["workdays"] for entry in case.history
        if entry.event is EventType.LIMIT_EXTENDED
        and (entry.data["unit_id"], entry.data["attempt"]) == (part.unit_id, part.attempt)
    ]
    return sum(moved) if part.is_extended else 0


def _days(part: Assignment, calendar: WorkCalendar, counted: list[date], added: int) -> list[dict[str, Any]]:
    """Every day of the weeks from the dispatch to the limit, Monday first."""
    start, due = (datetime.fromisoformat(at).date() for at in (part.issued_at, part.due_at))
    first, last = start - timedelta(days=start.weekday()), due + timedelta(days=6 - due.weekday())
    numbers = {on: place for place, on in enumerate(counted, start=1)}
    moments = _moments(part)
    days = []
    for ordinal in range(first.toordinal(), min(last.toordinal(), first.toordinal() + MOST_DAYS) + 1):
        on = date.fromordinal(ordinal)
        kind = _kind(calendar, on, on in numbers, start <= on <= due)
        days.append({
            "on": on.isoformat(), "kind": kind, "number": numbers.get(on, 0),
            "is_added": bool(added) and numbers.get(on, 0) > len(counted) - added,
            "word": _word(calendar, on, kind), "is_due": on == due,
            "marks": [moment["label"] for moment in moments if moment["at"][:10] == on.isoformat()],
        })
    return days


def _kind(calendar: WorkCalendar, on: date, is_counted: bool, is_within: bool) -> str:
    if not is_within:
        return OUTSIDE
    if is_counted:
        return MAKEUP if on in calendar.makeup_days else COUNTED
    if calendar.is_working_day(on):
        return PLAIN
    return HOLIDAY if holiday_name(calendar, on) else WEEKEND


def _word(calendar: WorkCalendar, on: date, kind: str) -> str:
    match kind:
        case "makeup":
            return "调休上班"
        case "holiday":
            return holiday_name(calendar, on)
        case "weekend":
            return "休息日"
        case _:
            return ""


def _moments(part: Assignment) -> list[dict[str, str]]:
    """What happened to the part that bears on its limit, in order of time."""
    found = [(part.issued_at, "转办"), (part.signed_at, "签收"), (part.due_at, "到期")]
    found += [(urging.at, f"第 {urging.ordinal} 次催办") for urging in part.urgings]
    found += [(urging.answer_due_at, f"第 {urging.ordinal} 次催办应答复") for urging in part.urgings]
    if part.extension:
        found.append((part.extension.at, "申请延期"))
    if part.extended_at:
        found.append((part.extended_at, "准予延期"))
    if part.supervision:
        found.append((part.supervision.at, "转督办"))
    if part.report:
        found.append((part.report.at, "反馈"))
    return [{"at": at, "label": label} for at, label in sorted(found) if at]
