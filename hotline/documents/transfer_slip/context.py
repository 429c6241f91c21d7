"""What stands on a transfer slip: the matter as the unit may read it, its limit, its part (R-5.2.2)."""

from typing import Any

from ...domain.classification import UnitRole
from .. import chinese_dates as said
from ..source import Source


def build(source: Source) -> dict[str, Any]:
    """A protected case shows the second text and nothing of the caller."""
    case = source.case
    part = next(a for a in reversed(case.assignments) if a.unit_id == source.unit_id)
    others = [a for a in case.current_assignments if a.unit_id != source.unit_id]
    return {
        "number": source.number, "case_id": case.id, "date": said.day(source.at), "secrecy": case.secrecy.label,
        "urgency": case.urgency.label, "unit": part.unit_name, "role": part.role.label,
        "partners_label": "协办单位" if part.role is UnitRole.LEAD else "主办及其他协办单位",
        "partners": "、".join(f"{a.unit_name}（{a.role.label}）" for a in others) or "无",
        "caller_name": source.caller_name, "caller_phone": source.caller_phone,
        "caller_address": source.caller_address, "is_protected": case.is_protected,
        "called_at": said.day(case.registered_at) if case.is_protected else said.minute(case.registered_at),
        "kind": case.kind.label, "topic": case.topic or "—", "subject": case.subject_for_units,
        "place": case.place_for_units or "—", "content": case.text_for_units, "limit": part.limit_text,
        "due_at": said.minute(part.due_at), "counted": said.days(part.counted_on),
        "opinions": _opinions(case),
    }


def _opinions(case: Any) -> list[dict[str, str]]:
    approval = case.approval
    if approval is None:
        return []
    written = [("负责人意见", approval.head), ("市领导批示", approval.leader)]
    return [
        {"label": label, "text": opinion.text, "name": opinion.name, "date": said.day(opinion.at)}
        for label, opinion in written if opinion
    ]
