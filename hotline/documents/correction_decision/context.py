"""What stands on the decision to give a misrouted case to other units (R-2.0)."""

from typing import Any

from ...domain.documents import DocumentKind
from .. import chinese_dates as said
from ..source import Source


def build(source: Source) -> dict[str, Any]:
    """Order: from_unit_ids, to_unit_ids, lead_unit_id, reason. The clock is not reset. Nothing of the caller."""
    extra = source.extra
    lead = extra["lead_unit_id"]
    units = sorted(extra["to_unit_ids"], key=lambda unit_id: unit_id != lead)
    kept = source.case.kept_limit
    return {
        **source.heading(DocumentKind.CORRECTION_DECISION), **source.matter(),
        "from_units": source.names_of(extra["from_unit_ids"]),
        "addressees": source.names_of(dict.fromkeys([*extra["from_unit_ids"], *units])),
        "lead": source.name_of(lead or units[0]), "co_units": source.names_of(units[1:]) or "无",
        "reason": extra["reason"], "by_name": extra["by_name"], "due_at": said.minute(kept.due_at) if kept else "",
    }
