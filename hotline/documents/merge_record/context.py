"""What stands on the record that a case was merged into another."""

from typing import Any

from ...domain.documents import DocumentKind
from .. import chinese_dates as said
from ..source import Source


def build(source: Source) -> dict[str, Any]:
    """Order: parent_id, reason. Nothing of the caller."""
    extra = source.extra
    return {
        **source.heading(DocumentKind.MERGE_RECORD), **source.matter(), "parent_id": extra["parent_id"],
        "reason": extra["reason"], "merged_at": said.minute(source.at), "by_name": extra["by_name"],
    }
