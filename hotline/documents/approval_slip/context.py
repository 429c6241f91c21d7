"""What stands on the approval slip: the matter, and the opinions of all rounds beside each other (R-5.2.1)."""

from typing import Any

from ...domain.approval import Approval
from ...domain.classification import Origin
from ...domain.documents import DocumentKind
from .. import chinese_dates as said
from ..opinions import written
from ..source import Source

ROUNDS_BESIDE_EACH_OTHER = 2


def build(source: Source) -> dict[str, Any]:
    """The matter in the caller's words (the slip stays in the center), and every round so far."""
    case = source.case
    rounds = [_round(source, approval) for approval in case.approvals]
    is_assigned = case.origin is Origin.ASSIGNED
    return {
        **source.heading(DocumentKind.APPROVAL_SLIP), "origin": case.origin.label, "is_assigned": is_assigned,
        "importance": case.importance.label, "kind": case.kind.label, "topic": case.topic or "—",
        "caller_name": source.caller_name, "caller_phone": source.caller_phone,
        "caller_address": source.caller_address, "called_at": said.minute(case.registered_at),
        "operator_number": case.operator_number or "—", "subject": case.subject, "place": case.place or "—",
        "content": case.unit_text if case.is_protected else case.content,
        "blocks": [
            rounds[first : first + ROUNDS_BESIDE_EACH_OTHER]
            for first in range(0, len(rounds), ROUNDS_BESIDE_EACH_OTHER)
        ],
    }


def _round(source: Source, approval: Approval) -> dict[str, Any]:
    units = [source.name_of(unit_id) for unit_id in approval.unit_ids]
    return {
        "title": "首次批办" if approval.round == 1 else f"第{_ORDINALS.get(approval.round, approval.round)}次批办",
        "number": approval.number, "prepared_on": said.day(approval.prepared_at),
        "draft": written(approval.draft), "head": written(approval.head), "leader": written(approval.leader),
        "is_major": approval.is_major or approval.leader is not None,
        "lead": units[0] if units else "—", "others": "、".join(units[1:]) or "—",
        "limit": f"{approval.leader_limit_workdays}个工作日" if approval.leader_limit_workdays else "按规定时限",
        "reviews": [
            {"outcome": _OUTCOMES.get(review.outcome, "—"), **(written(review.opinion) or {})}
            for review in source.case.reviews if review.round == approval.round
        ],
    }


_ORDINALS = {2: "二", 3: "三", 4: "四", 5: "五", 6: "六", 7: "七", 8: "八", 9: "九"}
_OUTCOMES = {"complete": "完成处理", "supplement": "补办", "rehandle": "重新办理（二次批办）", "close": "报结"}
