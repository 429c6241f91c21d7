"""What stands on a summons: who is to report in person, on what, when and where (R-2.0)."""

from typing import Any

from ...domain.documents import DocumentKind
from .. import chinese_dates as said
from ..source import Source


def build(source: Source) -> dict[str, Any]:
    """Order: organ, person, subject, at, place. Nothing of the caller."""
    extra = source.extra
    return {
        **source.heading(DocumentKind.SUMMONS, issuer=source.organ), "unit": source.unit_name,
        "person": extra["person"], "about": extra["subject"], "held_at": said.minute(extra["at"]),
        "held_in": extra["place"], "by_name": extra["by_name"],
    }
