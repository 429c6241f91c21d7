"""The center head reads the approval slip and decides (R-5.2.1)."""

from datetime import datetime
from typing import Any

from pydantic import Field

from ..approval import Opinion
from ..case import Case
from ..events import EventType
from ..forms import Form, lead_first, only_faults, text_fault, units_faults
from ..ports import Directory
from ..roles import Actor
from ..status import CaseStatus
from ..tasks import OpenTask
from ._approval_of_task import approval_of

TITLE = "负责人阅办"
ARTICLE = "五（二）1"


class HeadReads(Form):
    """Opinion, units with their lead, and whether a city leader must instruct.

    `outcome`: decide | return (the section is to add facts first).
    """

    outcome: str = "decide"
    opinion: str = ""
    is_major: bool = False
    leader_id: str = ""
    unit_ids: list[str] = Field(default_factory=list)
    lead_unit_id: str = ""

    def faults(self) -> dict[str, str]:
        """A major matter needs its leader; any other its units; a slip that is returned only the reason."""
        if self.outcome == "return":
            return only_faults(opinion=text_fault(self.opinion, "退回原因和需补充的情况", limit=1_000))
        found = only_faults(
            opinion=text_fault(self.opinion, "阅办意见", limit=1_000),
            leader_id="重大问题请选择呈请批示的市领导" if self.is_major and not self.leader_id else "",
        )
        if not self.is_major or self.unit_ids:
            found |= units_faults(self.unit_ids, self.lead_unit_id)
        return found


FORM = HeadReads


def apply(
    case: Case, form: HeadReads, *, task: OpenTask, by: Actor, at: datetime, directory: Directory
) -> dict[str, Any]:
    """Write the opinion on the slip; a major matter waits for the leader's instruction.

    What a leader instructed in an earlier round stays that leader's to review, also when the head decides alone.
    """
    if form.outcome == "return":
        approval_of(case, task)
        case.record(
            EventType.APPROVAL_RETURNED, at=at, by=by, effect=task.effect, data={"round": task.round},
            detail={"opinion": form.opinion},
        )
        return _variables(case, is_major=False) | {"head_outcome": "return"}
    units = lead_first(form.unit_ids, form.lead_unit_id) if form.unit_ids else []
    approval = approval_of(case, task)
    approval.head = Opinion(
        by=by.account_id, name=by.name, title="受理中心负责人", text=form.opinion,
        at=at.isoformat(timespec="seconds"),
    )
    approval.is_major, approval.unit_ids, approval.lead_unit_id = form.is_major, units, units[0] if units else ""
    approval.leader_id = form.leader_id if form.is_major else ""
    approval.leader_name = directory.leader(form.leader_id).name if form.is_major else ""
    case.move_to(
        CaseStatus.AWAITING_INSTRUCTION if form.is_major else CaseStatus.APPROVED,
        EventType.HEAD_DECIDED, at=at, by=by, effect=task.effect,
        data={"round": task.round, "is_major": form.is_major, "unit_ids": units},
        detail={"opinion": form.opinion},
    )
    return _variables(case, is_major=form.is_major) | {
        "head_outcome": "decide", "unit_ids": units, "lead_unit_id": approval.lead_unit_id,
    }


def _variables(case: Case, *, is_major: bool) -> dict[str, Any]:
    return {
        "is_major": is_major, "leader_id": case.leader_seat, "is_instructed": bool(case.instructing_leader_id),
        "leader_limit_workdays": None, "unit_ids": case.next_unit_ids,
        "lead_unit_id": next(iter(case.next_unit_ids), ""),
    }
