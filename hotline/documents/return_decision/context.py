"""What stands on the ruling on a returned case: why the unit sent it back, who handles it now (R-4.2)."""

from typing import Any

from ...domain.documents import DocumentKind
from .. import chinese_dates as said
from ..opinions import ruled
from ..source import Source

RULINGS = {"reject": "不同意退单", "excuse": "同意退单", "replace": "同意退单，改派"}


def build(source: Source) -> dict[str, Any]:
    """Order: ruling, reason, ground, opinion, decided_by, decided_title, new_unit (name)."""
    extra, part = source.extra, source.part
    ruling = RULINGS[extra["ruling"]]
    return {
        **source.heading(DocumentKind.RETURN_DECISION), **source.matter(), "unit": source.unit_name,
        "ruling": extra["ruling"], "ruling_label": ruling, "reason": extra["reason"], "ground": extra["ground"],
        "new_unit": extra.get("new_unit") or "", "issued_at": said.day(part.issued_at),
        "due_at": said.minute(part.due_at), "opinion": ruled(extra, source.at, f"{ruling}。"),
    }
