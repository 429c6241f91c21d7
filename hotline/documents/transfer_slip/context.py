"""What stands on a transfer slip: the matter as the unit may read it, its limit, its part (R-5.2.2)."""

from typing import Any

from ...domain.case import Case
from ...domain.classification import UnitRole
from ...domain.documents import DocumentKind
from .. import chinese_dates as said
from ..opinions import written
from ..source import Source


def build(source: Source) -> dict[str, Any]:
    """A protected case shows the second text and nothing of the caller."""
    case, part = source.case, source.part
    others = [
        a for a in case.assignments
        if a.attempt == part.attempt and a.unit_id != source.unit_id and not a.is_relieved
    ]
    is_lead = part.role is UnitRole.LEAD
    return {
        **source.heading(DocumentKind.TRANSFER_SLIP), **source.matter(), "unit": part.unit_name,
        "role": part.role.label, "is_lead": is_lead,
        "lead": next((a.unit_name for a in others if a.role is UnitRole.LEAD), "—"),
        "partners_label": "协办单位" if is_lead else "其他单位",
        "partners": "、".join(f"{a.unit_name}（{a.role.label}）" for a in others),
        "caller_name": source.caller_name, "caller_phone": source.caller_phone,
        "caller_address": source.caller_address, "is_protected": case.is_protected,
        "called_at": said.day(case.registered_at) if case.is_protected else said.minute(case.registered_at),
        "limit": source.limit, "due_at": said.minute(part.due_at), "counted": said.days(part.counted_on),
        "opinions": _opinions(case),
    }


def _opinions(case: Case) -> list[dict[str, str]]:
    approval = case.approval
    if approval is None:
        return []
    signed = [("负责人意见", written(approval.head)), ("市领导批示", written(approval.leader))]
    return [{"label": label, **opinion} for label, opinion in signed if opinion]
