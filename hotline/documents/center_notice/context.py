"""What stands on the center's own supervision notice: what is demanded, by when (R-2.0)."""

from typing import Any

from ...domain.documents import DocumentKind
from .. import chinese_dates as said
from ..source import Source


def build(source: Source) -> dict[str, Any]:
    """Order: demand, due_on (the limit's day where it is empty). Nothing of the caller."""
    part = source.part
    due_on = source.extra["due_on"] or part.due_at
    return {
        **source.heading(DocumentKind.CENTER_NOTICE, title="市政府工作督查通知单"), **source.matter(),
        "unit": source.unit_name, "demand": source.extra["demand"], "due_on": said.day(due_on),
        "issued_at": said.day(part.issued_at), "due_at": said.minute(part.due_at), "urged": len(part.urgings),
        "by_name": source.extra["by_name"],
    }
