"""What stands on the supervision notice: why the matter was handed over, and what was done before (R-5.2.4)."""

from typing import Any

from ...domain.documents import DocumentKind
from .. import chinese_dates as said
from ..source import OFFICE, Source

_CAUSES = {"overdue": "已超出办理期限", "fruitless": "经两次催办未果"}


def build(source: Source) -> dict[str, Any]:
    """Nothing of the caller; the matter as the unit may read it."""
    part = source.part
    return {
        **source.heading(DocumentKind.SUPERVISION_NOTICE, issuer=OFFICE), **source.matter(), "unit": part.unit_name,
        "issued_at": said.day(part.issued_at), "due_at": said.minute(part.due_at), "limit": source.limit,
        "cause": _CAUSES.get(source.extra.get("cause", ""), _CAUSES["overdue"]),
        "urgings": [{"ordinal": u.ordinal, "at": said.minute(u.at)} for u in part.urgings],
    }
