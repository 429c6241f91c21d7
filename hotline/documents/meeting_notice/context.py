"""What stands on the notice of a coordination meeting (R-2.0, R-2.4)."""

from typing import Any

from ...domain.documents import DocumentKind
from .. import chinese_dates as said
from ..source import Source


def build(source: Source) -> dict[str, Any]:
    """Order: organ, unit_ids, subject, at, place. Nothing of the caller."""
    extra = source.extra
    return {
        **source.heading(DocumentKind.MEETING_NOTICE, issuer=source.organ), "units": source.names_of(extra["unit_ids"]),
        "about": extra["subject"], "held_at": said.minute(extra["at"]), "held_in": extra["place"],
        "by_name": extra["by_name"],
    }
