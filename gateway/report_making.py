"""The three statutory reports of a range of days (R-5.4.1 to R-5.4.3), from what the event consumer counted."""

from collections.abc import Callable
from datetime import date, datetime, time, timedelta

from hotline.domain.errors import FieldsRefused, NotFound
from hotline.statistics import Report, business_report, calls_report, work_report
from hotline.statistics.report import Period

from .kit import Kit

LONGEST_DAYS = 366
REPORTS: dict[str, tuple[str, Callable[..., Report]]] = {
    "calls": ("话务统计", calls_report), "work": ("工作统计", work_report), "business": ("业务统计", business_report),
}


def days_of(kit: Kit, first: str, last: str) -> tuple[date, date]:
    """The range asked for, both days included; this month up to today where nothing is said.

    Raises: FieldsRefused.
    """
    today = kit.clock.now().date()
    begin = _day("from", first) or today.replace(day=1)
    end = _day("to", last) or max(today, begin)
    if end < begin:
        raise FieldsRefused({"to": "结束日期不能早于开始日期"})
    if (end - begin).days >= LONGEST_DAYS:
        raise FieldsRefused({"to": f"一次最多统计 {LONGEST_DAYS} 天"})
    return begin, end


def make_report(kit: Kit, kind: str, first: date, last: date) -> Report:
    """Raises: NotFound: there is no such report."""
    if kind not in REPORTS:
        raise NotFound("没有这种报表")
    now = kit.clock.now()
    start = datetime.combine(first, time(), tzinfo=now.tzinfo)
    end = datetime.combine(last + timedelta(days=1), time(), tzinfo=now.tzinfo)
    since = start - (end - start) if kind == "business" else start
    facts = kit.facts.of_period(_instant(since), _instant(end))
    period = Period.of(start, end, now)
    if kind == "business":
        return business_report(facts, period, {unit.id: unit.name for unit in kit.directory.units()})
    return REPORTS[kind][1](facts, period)


def _instant(at: datetime) -> str:
    return at.isoformat(timespec="milliseconds")


def _day(field: str, text: str) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        raise FieldsRefused({field: "日期格式应为 2026-11-24"}) from None
