"""What stands on a call for a unit's materials and files (R-2.0)."""

from typing import Any

from ...domain.documents import DocumentKind
from .. import chinese_dates as said
from ..source import Source


def build(source: Source) -> dict[str, Any]:
    """Order: organ (center | office), materials, due_on. Nothing of the caller."""
    extra = source.extra
    return {
        **source.heading(DocumentKind.FILE_REQUEST, issuer=source.organ), **source.matter(), "unit": source.unit_name,
        "materials": extra["materials"], "due_on": said.day(extra["due_on"]), "by_name": extra["by_name"],
    }
