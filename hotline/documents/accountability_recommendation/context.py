"""What stands in a recommendation to hold persons accountable (R-2.5)."""

from typing import Any

from ...domain.documents import DocumentKind
from ..source import Source


def build(source: Source) -> dict[str, Any]:
    """Order: facts, harm, recommendation, approved_by. Nothing of the caller."""
    extra = source.extra
    return {
        **source.heading(DocumentKind.ACCOUNTABILITY_RECOMMENDATION), **source.matter(), "unit": source.unit_name,
        "facts": extra["facts"], "harm": extra["harm"], "recommendation": extra["recommendation"],
        "approved_by": extra["approved_by"],
    }
