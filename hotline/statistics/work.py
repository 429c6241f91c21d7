"""The work report (工作统计, R-5.4.2): per operator calls, talk time, working and idle time, matters handled."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime, timedelta

from ..domain.classification import Way
from .facts import CaseFacts
from .report import Figure, Period, Report, table

HEADINGS = ("上岗编号", "来话", "通话分钟", "在岗分钟", "空闲分钟", "当场答复", "转办批办", "办结")


def work_report(cases: Iterable[CaseFacts], period: Period) -> Report:
    """One line per operator with calls in the period.

    Working time of a day is counted from the beginning of the first call to the end of the last one.
    """
    by_operator: dict[str, list[CaseFacts]] = defaultdict(list)
    for case in cases:
        if period.has(case.registered_at) and not case.moved_in_at:
            by_operator[case.operator_number or "（无编号）"].append(case)
    rows = [_row(number, calls) for number, calls in sorted(by_operator.items())]
    figures = (
        Figure("话务员", len(rows), unit="人", means="期内有来话登记的话务员"),
        Figure("来话总数", sum(row[1] for row in rows), unit="个"),
        Figure(
            "人均来话", round(sum(row[1] for row in rows) / len(rows), 1) if rows else 0, unit="个",
            means="来话总数÷话务员人数",
        ),
    )
    notes = ("在岗时长按每日首次来话开始至末次来话结束计算；空闲时长=在岗时长-通话时长。排班录入后改按排班计算。",)
    return Report(
        "话务员工作统计报表", "五(四)2", figures=figures, tables=(table("按话务员", HEADINGS, rows),),
        notes=notes, **period.frame(),
    )


def _row(number: str, calls: list[CaseFacts]) -> tuple:
    talk = timedelta(seconds=sum(c.call_seconds for c in calls))
    on_duty = max(_on_duty(calls), talk)
    return (
        number, len(calls), _minutes(talk), _minutes(on_duty), _minutes(on_duty - talk),
        sum(bool(c.answered_at) for c in calls), sum(c.way in (Way.TRANSFER, Way.APPROVE) for c in calls),
        sum(bool(c.archived_at) for c in calls),
    )


def _on_duty(calls: list[CaseFacts]) -> timedelta:
    """A call is registered when it ends, so it began `call_seconds` earlier."""
    days: dict[object, list[tuple[datetime, datetime]]] = defaultdict(list)
    for call in calls:
        end = datetime.fromisoformat(call.registered_at)
        days[end.date()].append((end - timedelta(seconds=call.call_seconds), end))
    return sum((max(e for _, e in spans) - min(b for b, _ in spans) for spans in days.values()), timedelta())


def _minutes(span: timedelta) -> float:
    return round(span / timedelta(minutes=1), 1)
