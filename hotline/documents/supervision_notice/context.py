"""What stands on the supervision notice: why the matter was handed over, and what was done before (R-5.2.4)."""

from typing import Any

from .. import chinese_dates as said
from ..source import Source

_CAUSES = {"overdue": "已超出办理期限", "fruitless": "经两次催办未果"}


def build(source: Source) -> dict[str, Any]:
    """Nothing of the caller; the matter as the unit may read it."""
    case = source.case
    part = next(a for a in reversed(case.assignments) if a.unit_id == source.unit_id)
    return {
        "number": source.number, "case_id": case.id, "date": said.day(source.at), "secrecy": case.secrecy.label,
        "urgency": case.urgency.label, "unit": part.unit_name, "subject": case.subject_for_units,
        "content": case.text_for_units, "issued_at": said.day(part.issued_at), "due_at": said.minute(part.due_at),
        "limit": part.limit_text, "cause": _CAUSES.get(source.extra.get("cause", ""), _CAUSES["overdue"]),
        "urgings": [{"ordinal": u.ordinal, "at": said.minute(u.at)} for u in part.urgings],
    }
