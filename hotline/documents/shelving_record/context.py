"""What stands on the record of a case put on the watch list: why, what was explained, when it comes back (R-4.4)."""

from typing import Any

from ...domain.documents import DocumentKind
from .. import chinese_dates as said
from ..source import HIDDEN, Source


def build(source: Source) -> dict[str, Any]:
    """Order: reason, explained, review_on. What was said to a protected caller is not printed."""
    case, extra = source.case, source.extra
    return {
        **source.heading(DocumentKind.SHELVING_RECORD), **source.matter(), "reason": extra["reason"],
        "explained": HIDDEN if case.is_protected else extra["explained"], "review_on": said.day(extra["review_on"]),
        "shelved_on": said.day(source.at), "by_name": extra["by_name"],
        "units": "、".join(dict.fromkeys(a.unit_name for a in case.assignments)) or "尚未转办",
    }
