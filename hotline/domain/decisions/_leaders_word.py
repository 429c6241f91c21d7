"""A leader's word as it stands on paper: written by the leader, a substitute, or entered by the secretary."""

from datetime import datetime

from ..approval import Approval, Opinion
from ..errors import FieldsRefused
from ..roles import Actor, Role


def leaders_word(approval: Approval, text: str, *, by: Actor, at: datetime) -> Opinion:
    """The opinion with every name that belongs on it (R-5.2.1, R-5.3.2).

    A secretary is named as who entered it; a substitute as who decided for the absent leader.
    """
    is_secretary = by.has(Role.LEADER_SECRETARY)
    is_substitute = bool(approval.substitute_id)
    seat = approval.substitute_name if is_substitute else approval.leader_name
    return Opinion(
        by=by.account_id, name=(seat or "市政府领导") if is_secretary else by.name, title="市政府领导", text=text,
        at=at.isoformat(timespec="seconds"), entered_by=by.name if is_secretary else "",
        acting_for=approval.leader_name if is_substitute else "",
    )


def require_scan(by: Actor, scan_id: str) -> None:
    """Raises: FieldsRefused: a secretary enters a leader's word only with the scanned slip."""
    if by.has(Role.LEADER_SECRETARY) and not scan_id:
        raise FieldsRefused({"scan_id": "代录领导批示须附批办单扫描件，请先上传"})
