"""What stands on an urging notice: which matter, the limit, which urging it is (R-5.2.3)."""

from datetime import datetime
from typing import Any

from ...domain.documents import DocumentKind
from .. import chinese_dates as said
from ..source import Source


def build(source: Source) -> dict[str, Any]:
    """Nothing of the caller; the matter by its number and the heading the unit may read."""
    part = source.part
    ordinal = len(part.urgings) + 1
    return {
        **source.heading(DocumentKind.URGING_NOTICE), **source.matter(), "unit": part.unit_name,
        "issued_at": said.day(part.issued_at), "due_at": said.minute(part.due_at), "limit": source.limit,
        "ordinal": _ORDINALS.get(ordinal, f"第{ordinal}次"), "made_at": said.minute(source.at),
        "is_late": source.at > datetime.fromisoformat(part.due_at),
    }


_ORDINALS = {1: "第一次", 2: "第二次", 3: "第三次", 4: "第四次", 5: "第五次"}
