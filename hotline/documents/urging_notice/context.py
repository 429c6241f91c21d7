"""What stands on an urging notice: which matter, the limit, which urging it is (R-5.2.3)."""

from typing import Any

from .. import chinese_dates as said
from ..source import Source


def build(source: Source) -> dict[str, Any]:
    """Nothing of the caller; the matter by its number and the heading the unit may read."""
    case = source.case
    part = next(a for a in reversed(case.assignments) if a.unit_id == source.unit_id)
    return {
        "number": source.number, "case_id": case.id, "date": said.day(source.at), "secrecy": case.secrecy.label,
        "urgency": case.urgency.label, "unit": part.unit_name, "subject": case.subject_for_units,
        "issued_at": said.day(part.issued_at), "due_at": said.minute(part.due_at), "limit": part.limit_text,
        "ordinal": _ORDINALS.get(len(part.urgings) + 1, f"第{len(part.urgings) + 1}次"),
        "made_at": said.minute(source.at),
    }


_ORDINALS = {1: "第一次", 2: "第二次", 3: "第三次", 4: "第四次", 5: "第五次"}
