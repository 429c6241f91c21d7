"""The call report (话务统计, R-5.4.1): calls, durations, results; by hour, day and channel."""

from collections import Counter
from collections.abc import Iterable
from datetime import datetime

from ..domain.classification import Way
from .facts import CaseFacts
from .report import Figure, Period, Report, table

CHANNEL = "人工电话"
TRANSFERRED = frozenset({Way.PASS_ON, Way.TRANSFER})


def calls_report(cases: Iterable[CaseFacts], period: Period) -> Report:
    """Calls taken here in the period."""
    calls = [c for c in cases if period.has(c.registered_at) and not c.moved_in_at]
    seconds = sum(c.call_seconds for c in calls)
    moved = sum(c.way in TRANSFERRED for c in calls)
    figures = (
        Figure("来话总数", len(calls), unit="个", means="登记受理的来话"),
        Figure("通话总时长", round(seconds / 60, 1), unit="分钟", means="受理来话的通话时长之和"),
        Figure("平均通话时长", round(seconds / len(calls)) if calls else 0, unit="秒", means="通话总时长÷来话总数"),
        Figure("成功", len(calls), unit="个", means="接通并登记"),
        Figure("失败", 0, unit="个", means="未接通；见说明"),
        Figure("转接", moved, len(calls), means="转其他话务员或即转网络单位的来话÷来话总数"),
        Figure("接通率", len(calls), len(calls), means="接通÷来话（GB/T 33358-2016）；见说明"),
    )
    tables = (
        table("按小时", ("时段", "来话", "通话分钟"), _by(calls, lambda at: f"{at.hour:02d}:00")),
        table("按日期", ("日期", "来话", "通话分钟"), _by(calls, lambda at: at.date().isoformat())),
        table("按渠道", ("渠道", "来话", "通话分钟"), [(CHANNEL, len(calls), round(seconds / 60, 1))]),
    )
    notes = ("电话交换系统接入前，未接来话不在系统内，“失败”与“接通率”仅反映已登记的来话。",)
    return Report("话务统计报表", "五(四)1", figures=figures, tables=tables, notes=notes, **period.frame())


def _by(calls: list[CaseFacts], label) -> list[tuple[str, int, float]]:
    count, seconds = Counter(), Counter()
    for call in calls:
        name = label(datetime.fromisoformat(call.registered_at))
        count[name] += 1
        seconds[name] += call.call_seconds
    return [(name, count[name], round(seconds[name] / 60, 1)) for name in sorted(count)]
