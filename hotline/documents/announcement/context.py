"""What stands on the one answer to all callers of a mass incident."""

from typing import Any

from ...domain.documents import DocumentKind
from .. import chinese_dates as said
from ..source import Source


def build(source: Source) -> dict[str, Any]:
    """Order: cause, area, text, expected_on (may be empty). Read out to everyone: nothing of any call."""
    case, extra = source.case, source.extra
    return {
        **source.heading(DocumentKind.ANNOUNCEMENT), "cause": extra["cause"], "area": extra["area"],
        "text": extra["text"], "expected_on": said.day(extra["expected_on"]) if extra.get("expected_on") else "待定",
        "calls": len(case.child_ids) + 1, "made_at": said.minute(source.at), "by_name": extra["by_name"],
    }
