"""What stands in a circulated notice of criticism (R-2.5)."""

from typing import Any

from ...domain.documents import DocumentKind
from ..source import Source


def build(source: Source) -> dict[str, Any]:
    """Order: facts, decision, approved_by. Every unit reads it: nothing of the caller."""
    extra = source.extra
    return {
        **source.heading(DocumentKind.CIRCULATED_CRITICISM, title=f"关于对{source.unit_name}的通报批评"),
        **source.matter(), "unit": source.unit_name, "facts": extra["facts"], "decision": extra["decision"],
        "approved_by": extra["approved_by"],
    }
