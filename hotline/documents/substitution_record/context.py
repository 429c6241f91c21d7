"""What stands on the record that another sits at an absent leader's desk: both are named (R-5.3.2)."""

from typing import Any

from ...domain.documents import DocumentKind
from .. import chinese_dates as said
from ..source import Source


def build(source: Source) -> dict[str, Any]:
    """Order: absent, substitute (names with titles), reason."""
    extra = source.extra
    approval = source.case.approval
    return {
        **source.heading(DocumentKind.SUBSTITUTION_RECORD), **source.matter(), "absent": extra["absent"],
        "substitute": extra["substitute"], "reason": extra["reason"], "by_name": extra["by_name"],
        "since": said.minute(source.at), "slip": approval.number if approval else "—",
    }
