"""The cover of an archived case with its contents sheet (R-5.5.1)."""

from typing import Any

from .. import chinese_dates as said
from ..source import Source

_OUTCOMES = {"answered": "当场答复", "redirected": "告知向有关机关反映"}


def build(source: Source) -> dict[str, Any]:
    """The volume and place, the course in short, and every document in it, in order of issue."""
    case = source.case
    return {
        "number": source.number, "case_id": case.id, "date": said.day(source.at), "secrecy": case.secrecy.label,
        "urgency": case.urgency.label, "volume": case.volume.name if case.volume else "—",
        "position": case.volume.position if case.volume else 0,
        "subject": case.subject_for_units if case.is_protected else case.subject,
        "kind": case.kind.label, "registered_at": said.day(case.registered_at), "ended_at": said.day(source.at),
        "units": "、".join(dict.fromkeys(a.unit_name for a in case.assignments)) or "—",
        "outcome": _OUTCOMES.get(case.status, "完成处理"), "rounds": case.round if case.approvals else 0,
        "documents": [
            {
                "place": place, "number": ref.number, "title": ref.kind.label, "date": said.day(ref.issued_at),
                "pages": ref.pages,
            }
            for place, ref in enumerate(case.documents, start=1)
        ],
    }
