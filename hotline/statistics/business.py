"""The business report (业务统计, R-5.4.3): received by category, how handled, what is general or rising."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence

from ..domain.classification import Importance, Kind, Labelled, Urgency, Way
from .facts import CaseFacts
from .report import Figure, Period, Report, Table, table

GENERAL_REPEATS = 3


def business_report(
    cases: Iterable[CaseFacts], period: Period, unit_names: Mapping[str, str] | None = None
) -> Report:
    """Matters registered in the period; the trends compare with the period of the same length before."""
    known = [c for c in cases if c.registered_at]
    received = [c for c in known if period.has(c.registered_at)]
    before = Period(period.start - (period.end - period.start), period.start, period.start)
    earlier = [c for c in known if before.has(c.registered_at)]
    tables = (
        _classes("按类别", Kind, received, lambda c: c.kind),
        _classes("按紧急程度", Urgency, received, lambda c: c.urgency),
        _classes("按重要程度", Importance, received, lambda c: c.importance),
        _classes("按处理方式", Way, received, lambda c: c.way),
        table("普遍性问题（同类同地 3 件以上）", ("内容分类", "区域", "件数"), _general(received)),
        table("趋势（与上一同长时段比较）", ("内容分类", "本期", "上期", "增减"), _trends(received, earlier)),
        table("地域分布", ("区域", "件数", "首位内容分类"), _regions(received)),
        table(
            "按承办单位", ("单位", "承办", "按时反馈", "逾期反馈", "未反馈且逾期"),
            _units(received, period, unit_names or {}),
        ),
    )
    return Report(
        "业务统计报表", "五(四)3", figures=_figures(received, period), tables=tables, **period.frame()
    )


def _figures(received: Sequence[CaseFacts], period: Period) -> tuple[Figure, ...]:
    as_of = period.as_of.isoformat(timespec="milliseconds")
    transferred = [c for c in received if c.was_transferred and c.counts_for_units]
    closed = [c for c in transferred if c.archived_at]
    overdue = sum(c.is_overdue_open(as_of) for c in transferred)
    reported = [c for c in transferred if c.reports]
    called_back = [c for c in received if c.callbacks]
    reached = [c for c in called_back if c.callbacks[-1].satisfaction]
    return (
        Figure("受理总数", len(received), unit="件"),
        Figure("办结", sum(bool(c.archived_at) for c in received), len(received), means="已归档÷受理"),
        Figure("直接答复率", sum(bool(c.answered_at) for c in received), len(received), means="当场答复÷受理"),
        Figure("告知率", sum(bool(c.redirected_at) for c in received), len(received), means="不属受理范围÷受理"),
        Figure("移交率", sum(bool(c.handed_over_at) for c in received), len(received), means="移交110等÷受理"),
        Figure("并案", sum(bool(c.parent_id) for c in received), unit="件", means="并入另一件，办理情况随主案只计一次"),
        Figure("撤回", sum(bool(c.withdrawn_at) for c in received), unit="件", means="来话人撤回，不计入办理考核"),
        Figure("挂账", sum(bool(c.shelved_at) for c in received), unit="件", means="暂不具备条件，列入挂账"),
        Figure("转办率", len(transferred), len(received), means="交承办单位÷受理"),
        Figure(
            "按时办结率", sum(c.is_on_time for c in closed), len(closed) + overdue,
            means="按时办结÷（办结+未办结且逾期），仅计交办件，不含并案和撤回",
        ),
        Figure("催办率", sum(c.urgings > 0 for c in transferred), len(transferred), means="被催办÷交办"),
        Figure("督办率", sum(c.supervisions > 0 for c in transferred), len(transferred), means="被督办÷交办"),
        Figure(
            "重办率", sum(c.rounds > 1 or c.attempts > 1 for c in transferred), len(transferred),
            means="补办或重新办理÷交办",
        ),
        Figure("退单率", sum(bool(c.returns) for c in transferred), len(transferred), means="申请退单÷交办"),
        Figure("解决率", sum(c.reports[-1].is_solved for c in reported), len(reported), means="反馈已解决÷有反馈"),
        Figure("回访率", len(called_back), len(closed), means="已回访÷办结的交办件"),
        Figure(
            "满意率", sum(c.callbacks[-1].outcome == "satisfied" for c in reached), len(reached),
            means="回访满意÷回访接通",
        ),
    )


def _classes(
    title: str, codes: type[Labelled], cases: Sequence[CaseFacts], code_of: Callable[[CaseFacts], str]
) -> Table:
    rows = []
    for code in codes:
        of_code = [c for c in cases if code_of(c) == code]
        closed = sum(bool(c.archived_at) for c in of_code)
        rows.append((code.label, len(of_code), closed, len(of_code) - closed))
    return table(title, ("分类", "受理", "办结", "在办"), rows)


def _general(cases: Sequence[CaseFacts]) -> list[tuple]:
    found = Counter((c.topic or "未分类", c.district or "未注明") for c in cases)
    return [(*pair, count) for pair, count in found.most_common() if count >= GENERAL_REPEATS]


def _trends(received: Sequence[CaseFacts], earlier: Sequence[CaseFacts]) -> list[tuple]:
    now = Counter(c.topic or "未分类" for c in received)
    then = Counter(c.topic or "未分类" for c in earlier)
    rows = [(topic, now[topic], then[topic], now[topic] - then[topic]) for topic in now | then]
    return sorted(rows, key=lambda row: (-row[3], -row[1], row[0]))


def _regions(cases: Sequence[CaseFacts]) -> list[tuple]:
    rows = []
    for district, count in Counter(c.district or "未注明" for c in cases).most_common():
        topics = Counter(c.topic or "未分类" for c in cases if (c.district or "未注明") == district)
        rows.append((district, count, topics.most_common(1)[0][0]))
    return rows


def _units(cases: Sequence[CaseFacts], period: Period, names: Mapping[str, str]) -> list[tuple]:
    instant = period.as_of.isoformat(timespec="milliseconds")
    given: Counter = Counter(unit for c in cases for unit in c.unit_ids)
    on_time: Counter = Counter(r.unit_id for c in cases for r in c.reports if r.is_on_time)
    late: Counter = Counter(r.unit_id for c in cases for r in c.reports if not r.is_on_time)
    silent: Counter = Counter(u for c in cases for u, due in c.due_at.items() if due < instant and not c.archived_at)
    return [(names.get(unit, unit), given[unit], on_time[unit], late[unit], silent[unit]) for unit in sorted(given)]
