"""What stands on the record of a withdrawal by the caller."""

from typing import Any

from ...domain.documents import DocumentKind
from .. import chinese_dates as said
from ..source import HIDDEN, Source


def build(source: Source) -> dict[str, Any]:
    """Order: reason. What a protected caller gave as the reason is not printed."""
    case = source.case
    return {
        **source.heading(DocumentKind.WITHDRAWAL_RECORD), **source.matter(), "by_name": source.extra["by_name"],
        "withdrawn_at": said.minute(source.at), "reason": HIDDEN if case.is_protected else source.extra["reason"],
        "units": "、".join(dict.fromkeys(a.unit_name for a in case.assignments)) or "尚未转办",
    }
