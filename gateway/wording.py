"""How instants, limits, codes and groups are said to people, in Chinese; days and instants also in other languages."""

from collections.abc import Callable
from datetime import date, datetime

from hotline.calendar.clock import ZONE
from hotline.domain import classification
from hotline.domain.attachments import MOST_BYTES, MOST_FILES, EvidenceKind
from hotline.domain.decisions import DECISIONS
from hotline.domain.documents import DocumentKind
from hotline.domain.events import EventType
from hotline.domain.regulation import article_text
from hotline.domain.roles import Role
from hotline.domain.status import CaseStatus

from .texts import Catalogue

WEEKDAYS = ("周一", "周二", "周三", "周四", "周五", "周六", "周日")
SOON_SECONDS = 24 * 3600
OUTCOMES = {
    "complete": "完成处理", "supplement": "补办", "rehandle": "重新办理", "close": "报结", "satisfied": "满意",
    "unsatisfied_justified": "不满意（有理由）", "unsatisfied_unjustified": "不满意（要求超出政策规定）",
    "unreachable": "未接通", "answered": "已答复", "redirected": "已告知向有关机关反映",
    "closed_by_leader": "领导报结", "completed": "完成处理", "overdue": "超出办理期限", "fruitless": "两次催办未果",
    "transfer": "转网络单位", "approve": "报中心批办", "not_needed": "不需回访",
    "try_again": "未接通，改日再拨", "decide": "阅办", "return": "退回补充",
}


def instant(value: str | datetime) -> str:
    """An instant to the minute, e.g. 2026年11月24日 09:30; empty stays empty."""
    if not value:
        return ""
    at = datetime.fromisoformat(value) if isinstance(value, str) else value
    return f"{at.year}年{at.month}月{at.day}日 {at:%H:%M}"


def wall_instant(seconds: float) -> datetime:
    """An instant of wall time, given in seconds."""
    return datetime.fromtimestamp(round(seconds), ZONE)


def wall(seconds: float) -> str:
    """Such an instant in Chinese."""
    return instant(wall_instant(seconds))


def day(value: str | date) -> str:
    """A day with its weekday, e.g. 11月24日（周二）."""
    on = date.fromisoformat(value) if isinstance(value, str) else value
    return f"{on.month}月{on.day}日（{WEEKDAYS[on.weekday()]}）"


def short_day(value: str) -> str:
    """A day of the month within a calendar, e.g. 11/24."""
    on = date.fromisoformat(value)
    return f"{on.month}/{on.day}"


def due_state(due_at: str, now: datetime) -> tuple[str, str]:
    """(style, words) of a limit: overdue, soon or far; colours never stand without words."""
    if not due_at:
        return "none", "无时限"
    left = (datetime.fromisoformat(due_at) - now).total_seconds()
    if left < 0:
        return "overdue", f"已超期{_span(-left)}"
    return ("soon" if left <= SOON_SECONDS else "ok"), f"剩余{_span(left)}"


def outcome(code: str) -> str:
    """An outcome's Chinese word."""
    return OUTCOMES.get(code, code)


def task_title(element_id: str) -> str:
    """The Chinese title of a user task."""
    return DECISIONS[element_id].title if element_id in DECISIONS else element_id


def group_label(group: str, unit_names: dict[str, str]) -> str:
    """Whose task it is, in words."""
    kind, _, name = group.partition(":")
    if kind == "role":
        return Role(name).label if name in set(Role) else name
    return unit_names.get(name, "市政府领导" if kind == "leader" else name)


def label(code_class: str, value: str) -> str:
    """The Chinese word of a code of `classification`, e.g. label("Kind", "help"); empty stays empty."""
    codes = getattr(classification, code_class)
    return codes(value).label if value in set(codes) else ""


def labelled(code_class: str) -> list[tuple[str, str]]:
    """The codes of a class of `classification` with their words, for a choice."""
    return [(code.value, code.label) for code in getattr(classification, code_class)]


def evidence_label(kind: str) -> str:
    """What an attached file proves, in words."""
    return EvidenceKind(kind).label if kind in set(EvidenceKind) else kind


def duration(seconds: float) -> str:
    """Minutes and seconds, e.g. 3分05秒."""
    return f"{int(seconds) // 60}分{int(seconds) % 60:02d}秒"


def _span(seconds: float) -> str:
    hours = seconds / 3600
    if hours < 1:
        return f"{max(1, int(seconds // 60))}分钟"
    return f"{hours:.0f}小时" if hours < 48 else f"{hours / 24:.0f}天"


def foreign_filters(catalogue: Catalogue) -> dict[str, Callable]:
    """Filters of another language: days and instants as ISO 8601 writes them, weekdays from its catalogue."""

    def foreign_day(value: str | date) -> str:
        on = date.fromisoformat(value) if isinstance(value, str) else value
        return f"{on.isoformat()} ({catalogue.said(WEEKDAYS[on.weekday()])})"

    def foreign_instant(value: str | datetime) -> str:
        at = datetime.fromisoformat(value) if isinstance(value, str) and value else value
        return f"{at:%Y-%m-%d %H:%M}" if at else ""

    def foreign_wall(seconds: float) -> str:
        return foreign_instant(wall_instant(seconds))

    def foreign_duration(seconds: float) -> str:
        return f"{int(seconds) // 60}:{int(seconds) % 60:02d}"

    return {"day": foreign_day, "instant": foreign_instant, "wall": foreign_wall, "duration": foreign_duration}


FILTERS = {
    "instant": instant, "wall": wall, "day": day, "outcome": outcome, "task_title": task_title, "duration": duration,
    "short_day": short_day,
}
GLOBALS = {
    "due_state": due_state, "group_label": group_label, "label": label, "labelled": labelled,
    "label_of_evidence": evidence_label, "article_text": article_text,
    "most_bytes": MOST_BYTES, "most_files": MOST_FILES, "Role": Role, "CaseStatus": CaseStatus,
    "DocumentKind": DocumentKind, "EventType": EventType, "codes": classification,
}
