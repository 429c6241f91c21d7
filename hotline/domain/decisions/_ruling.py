"""A ruling on a unit's request, with every name that belongs on it (R-4.2, R-5.3.1)."""

from datetime import datetime

from ..assignment import Ruling
from ..ports import Directory
from ..roles import Actor, Role
from ._leaders_word import require_scan


def ruling_of(
    outcome: str, opinion: str, *, scan_id: str, by: Actor, at: datetime, directory: Directory
) -> Ruling:
    """The ruling of the center head or of the leader concerned; a secretary enters the leader's word.

    Raises:
        FieldsRefused: a secretary rules without the scanned slip.
    """
    require_scan(by, scan_id)
    is_secretary = by.has(Role.LEADER_SECRETARY)
    return Ruling(
        outcome=outcome, opinion=opinion, at=at.isoformat(timespec="seconds"), by=by.account_id,
        by_name=directory.leader(by.leader_id).name if is_secretary else by.name,
        title="市政府领导" if by.has(Role.CITY_LEADER, Role.LEADER_SECRETARY) else "受理中心负责人",
        entered_by=by.name if is_secretary else "", scan_id=scan_id if is_secretary else "",
    )
