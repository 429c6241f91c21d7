"""The working calendar: a year looked at, a change looked ahead at, and kept, with who and when on record."""

from datetime import date
from typing import Any

from hotline.calendar.workdays import WorkCalendar
from hotline.domain.calendar_forms import YearForm, changed_days, limits_across
from hotline.domain.errors import FieldsRefused, VersionConflict
from hotline.domain.roles import Actor

from .kit import Kit

MOST_SHOWN = 200
ABOUT = "calendar/current"


def year_of(calendar: WorkCalendar, year: int) -> list[list[list[tuple[int, str]]]]:
    """Twelve months of weeks of (day of month, kind); kind is "work", "rest", "holiday", "makeup", or "" for no day."""
    return [_weeks(calendar, year, month) for month in range(1, 13)]


def outlook(kit: Kit, form: YearForm) -> dict[str, Any]:
    """Which days would change, and which running limits of units lie across them. Raises: FieldsRefused."""
    before = kit.calendars.current()
    days = changed_days(before, form.applied_to(before))
    found = limits_across(kit.worklist.all(), days)
    return {"changed": days, "limits": found[:MOST_SHOWN], "limit_count": len(found)}


def keep(kit: Kit, actor: Actor, form: YearForm, revision: int, effect: str) -> int:
    """Make the year so; returns it.

    Raises: FieldsRefused: faults, or somebody changed the calendar meanwhile.
    """
    before = kit.calendars.current()
    after = form.applied_to(before)
    try:
        kit.calendars.save(after, revision=revision)
    except VersionConflict:
        raise FieldsRefused({"year": "工作日历刚被他人修改，请重新打开后再改"}) from None
    old, new = YearForm.of(before, form.year).model_dump(), YearForm.of(after, form.year).model_dump()
    kit.directory_records.add(ABOUT, {
        "id": effect, "at": kit.clock.now().isoformat(timespec="seconds"), "by": actor.account_id,
        "by_name": actor.name,
        "changes": [
            {"field": f"{form.year}年{LABELS[name]}", "before": str(old[name]), "after": str(new[name])}
            for name in LABELS if old[name] != new[name]
        ],
    })
    return form.year


LABELS = {"holidays": "放假", "makeup_days": "调休上班", "hours": "办公时间", "is_announced": "是否已公布"}


def _weeks(calendar: WorkCalendar, year: int, month: int) -> list[list[tuple[int, str]]]:
    first = date(year, month, 1)
    after = date(year + month // 12, month % 12 + 1, 1)
    days = [(0, "")] * first.weekday() + [
        (n - first.toordinal() + 1, _kind(calendar, date.fromordinal(n)))
        for n in range(first.toordinal(), after.toordinal())
    ]
    days += [(0, "")] * (-len(days) % 7)
    return [days[begin:begin + 7] for begin in range(0, len(days), 7)]


def _kind(calendar: WorkCalendar, day: date) -> str:
    if day in calendar.makeup_days:
        return "makeup"
    if day in calendar.holidays:
        return "holiday"
    return "work" if day.weekday() < 5 else "rest"
