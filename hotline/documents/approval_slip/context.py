"""What stands on the approval slip: the matter, and the opinions of head and leader, round by round (R-5.2.1)."""

from typing import Any

from .. import chinese_dates as said
from ..source import Source


def build(source: Source) -> dict[str, Any]:
    """The matter in the caller's words (the slip stays in the center), and every round so far."""
    case = source.case
    return {
        "number": source.number, "case_id": case.id, "date": said.day(source.at), "secrecy": case.secrecy.label,
        "urgency": case.urgency.label, "importance": case.importance.label, "kind": case.kind.label,
        "topic": case.topic or "—", "caller_name": source.caller_name, "caller_phone": source.caller_phone,
        "caller_address": source.caller_address, "called_at": said.minute(case.registered_at),
        "operator_number": case.operator_number or "—", "subject": case.subject, "place": case.place or "—",
        "content": case.unit_text if case.is_protected else case.content,
        "rounds": [_round(source, approval) for approval in case.approvals],
    }


def _round(source: Source, approval: Any) -> dict[str, Any]:
    units = [source.directory.unit(unit_id).name for unit_id in approval.unit_ids]
    return {
        "title": "首次批办" if approval.round == 1 else f"第{approval.round}次批办", "number": approval.number,
        "head": _opinion(approval.head), "leader": _opinion(approval.leader), "lead": units[0] if units else "—",
        "others": "、".join(units[1:]) or "—",
        "limit": f"{approval.leader_limit_workdays} 个工作日" if approval.leader_limit_workdays else "按规定时限",
    }


def _opinion(opinion: Any) -> dict[str, str] | None:
    if opinion is None:
        return None
    return {"text": opinion.text, "name": opinion.name, "date": said.day(opinion.at)}
