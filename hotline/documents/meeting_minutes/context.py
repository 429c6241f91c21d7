"""What stands in the minutes of a coordination meeting (R-2.0, R-2.4). Source: GB/T 9704-2012, 10.3."""

from typing import Any

from ...domain.documents import DocumentKind
from .. import chinese_dates as said
from ..source import Source


def build(source: Source) -> dict[str, Any]:
    """Order: organ, unit_ids, subject, at, place, chair, present, minutes, conclusions. Minutes bear no seal."""
    extra = source.extra
    return {
        **source.heading(DocumentKind.MEETING_MINUTES, issuer=source.organ),
        "units": source.names_of(extra["unit_ids"]), "about": extra["subject"], "held_at": said.minute(extra["at"]),
        "held_in": extra["place"],
        "chair": extra["chair"], "present": extra["present"], "minutes": extra["minutes"],
        "conclusions": extra["conclusions"], "by_name": extra["by_name"],
    }
