"""A city leader instructs on a major matter (批示, R-5.2.1)."""

from datetime import datetime
from typing import Any

from pydantic import Field

from ..approval import LONGEST_LIMIT_WORKDAYS
from ..case import Case
from ..events import EventType
from ..forms import Form, lead_first, only_faults, text_fault, units_faults
from ..roles import Actor
from ..status import CaseStatus
from ..tasks import OpenTask
from ._approval_of_task import approval_of
from ._leaders_word import leaders_word, require_scan

TITLE = "领导批示"
ARTICLE = "五（二）1"


class LeaderInstructs(Form):
    """The leader's words, the units, and a limit in working days where the leader writes one."""

    opinion: str = ""
    unit_ids: list[str] = Field(default_factory=list)
    lead_unit_id: str = ""
    limit_workdays: int | None = None
    scan_id: str = ""

    def faults(self) -> dict[str, str]:
        """The leader's own limit lies between one and sixty working days."""
        days = self.limit_workdays
        return units_faults(self.unit_ids, self.lead_unit_id) | only_faults(
            opinion=text_fault(self.opinion, "批示意见", limit=1_000),
            limit_workdays=f"办理时限应为 1 至 {LONGEST_LIMIT_WORKDAYS} 个工作日"
            if days is not None and not 1 <= days <= LONGEST_LIMIT_WORKDAYS else "",
        )


FORM = LeaderInstructs


def apply(case: Case, form: LeaderInstructs, *, task: OpenTask, by: Actor, at: datetime) -> dict[str, Any]:
    """Write the instruction on the slip.

    Raises:
        FieldsRefused: the secretary enters the leader's word without the scanned slip.
    """
    units = lead_first(form.unit_ids, form.lead_unit_id)
    require_scan(by, form.scan_id)
    approval = approval_of(case, task)
    approval.leader, approval.scan_id = leaders_word(approval, form.opinion, by=by, at=at), form.scan_id
    approval.unit_ids, approval.lead_unit_id = units, units[0]
    approval.leader_limit_workdays = form.limit_workdays
    case.move_to(
        CaseStatus.APPROVED, EventType.LEADER_INSTRUCTED, at=at, by=by, effect=task.effect,
        data={"round": task.round, "leader_id": approval.leader_id, "unit_ids": units},
        detail={"opinion": form.opinion},
    )
    return {
        "unit_ids": units, "lead_unit_id": units[0], "is_instructed": True,
        "leader_limit_workdays": form.limit_workdays,
    }
