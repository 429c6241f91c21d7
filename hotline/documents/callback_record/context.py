"""What stands on the record of a callback: how the caller judges quality, speed and result (R-5.3.3)."""

from typing import Any

from ...domain.documents import DocumentKind
from .. import chinese_dates as said
from ..source import HIDDEN, Source

OUTCOMES = {
    "satisfied": "满意", "unsatisfied_justified": "不满意，理由成立", "unsatisfied_unjustified": "不满意，理由不成立",
    "unreachable": "未能联系上", "try_again": "未接通，择时再访",
}
MARKS = ("—", "很不满意（1分）", "不满意（2分）", "基本满意（3分）", "满意（4分）", "非常满意（5分）")
CONSEQUENCES = {
    "unsatisfied_justified": "按规定程序二次批办", "try_again": "择时再次回访", "unreachable": "记录在案，办结归档",
}


def build(source: Source) -> dict[str, Any]:
    """Order: position (of the callback). What a protected caller said is not printed."""
    case, position = source.case, source.extra["position"]
    made = case.callbacks[position]
    return {
        **source.heading(DocumentKind.CALLBACK_RECORD), **source.matter(),
        "units": "、".join(dict.fromkeys(a.unit_name for a in case.assignments if a.round <= made.round)) or "—",
        "ordinal": position + 1, "made_at": said.minute(made.at), "by_name": source.extra["by_name"],
        "outcome": OUTCOMES.get(made.outcome, "—"), "quality": MARKS[made.quality],
        "efficiency": MARKS[made.efficiency], "satisfaction": MARKS[made.satisfaction],
        "note": HIDDEN if case.is_protected and made.note else made.note or "无",
        "consequence": CONSEQUENCES.get(made.outcome, "办结归档"),
    }
