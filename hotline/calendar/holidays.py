"""The names of public holidays: a run of days off is named after the day that it must hold."""

from datetime import date, timedelta

from .workdays import WorkCalendar

LONGEST_RUN_DAYS = 12
OTHER = "法定节假日"
_SPRING, _DRAGON, _MOON = ((1, 21), (2, 20)), ((5, 25), (6, 25)), ((9, 8), (10, 8))


def holiday_name(calendar: WorkCalendar, day: date) -> str:
    """The name of the public holiday to which a day off belongs; empty for a working day or a plain weekend.

    The moon's feasts are told by the season in which they fall, the others by their day.
    Source: 《全国年节及纪念日放假办法》 (2024) art. 2.
    """
    if calendar.is_working_day(day):
        return ""
    run = _run_of(calendar, day)
    if not any(one in calendar.holidays for one in run):
        return ""
    held = {(one.month, one.day) for one in run}
    if (10, 1) in held:
        is_both = len(run) >= 8 and _touches(run, _MOON)
        return "国庆节、中秋节" if is_both else "国庆节"
    for name, days in (("元旦", {(1, 1)}), ("劳动节", {(5, 1)}), ("清明节", {(4, 4), (4, 5), (4, 6)})):
        if held & days:
            return name
    for name, season in (("春节", _SPRING), ("端午节", _DRAGON), ("中秋节", _MOON)):
        if _touches(run, season):
            return name
    return OTHER


def _run_of(calendar: WorkCalendar, day: date) -> list[date]:
    first = last = day
    for _ in range(LONGEST_RUN_DAYS):
        first -= timedelta(days=not calendar.is_working_day(first - timedelta(days=1)))
        last += timedelta(days=not calendar.is_working_day(last + timedelta(days=1)))
    return [first + timedelta(days=number) for number in range((last - first).days + 1)]


def _touches(run: list[date], season: tuple[tuple[int, int], tuple[int, int]]) -> bool:
    return any(season[0] <= (one.month, one.day) <= season[1] for one in run)
