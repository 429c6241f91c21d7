"""What stands on the decision on an extension: asked what and why, granted or not, which days count (R-5.3.1)."""

from typing import Any

from ...domain.documents import DocumentKind
from .. import chinese_dates as said
from ..opinions import ruled
from ..source import Source


def build(source: Source) -> dict[str, Any]:
    """Order: granted, workdays, reason, opinion, requested_at, old_due_at, new_due_at, counted_on, decided_by,
    decided_title."""
    extra = source.extra
    granted = extra["granted"]
    return {
        **source.heading(DocumentKind.EXTENSION_DECISION), **source.matter(), "unit": source.unit_name,
        "granted": granted, "workdays": extra["workdays"], "reason": extra["reason"],
        "requested_at": said.minute(extra["requested_at"]), "old_due_at": said.minute(extra["old_due_at"]),
        "new_due_at": said.minute(extra["new_due_at"] if granted else extra["old_due_at"]),
        "counted": said.days(extra.get("counted_on") or []) if granted else "",
        "opinion": ruled(extra, source.at, "同意延期。" if granted else "不同意延期。"),
        "decided_title": extra["decided_title"],
    }
