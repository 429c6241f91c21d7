"""The supervision section makes the approval slip: what it proposes to the center head (拟办, R-5.2.1)."""

from datetime import datetime
from typing import Any

from pydantic import Field

from ..approval import Opinion
from ..case import Case
from ..events import EventType
from ..forms import Form, lead_first, only_faults, text_fault, units_faults
from ..roles import Actor
from ..tasks import OpenTask
from ._approval_of_task import approval_of

TITLE = "拟办"
ARTICLE = "五（二）1"


class DraftApproval(Form):
    """The proposal, with the units proposed where the section knows them."""

    proposal: str = ""
    unit_ids: list[str] = Field(default_factory=list)
    lead_unit_id: str = ""

    def faults(self) -> dict[str, str]:
        """The proposal is written down; units, where named, have their lead."""
        found = only_faults(proposal=text_fault(self.proposal, "拟办意见", limit=1_000))
        return found | (units_faults(self.unit_ids, self.lead_unit_id) if self.unit_ids else {})


FORM = DraftApproval


def apply(case: Case, form: DraftApproval, *, task: OpenTask, by: Actor, at: datetime) -> dict[str, Any]:
    """Write the proposal on the slip; a later one, after the head returned it, takes its place."""
    approval = approval_of(case, task)
    approval.draft = Opinion(
        by=by.account_id, name=by.name, title="受理中心督查科", text=form.proposal, at=at.isoformat(timespec="seconds")
    )
    if form.unit_ids:
        approval.unit_ids = lead_first(form.unit_ids, form.lead_unit_id)
        approval.lead_unit_id = approval.unit_ids[0]
    case.record(
        EventType.APPROVAL_DRAFTED, at=at, by=by, effect=task.effect, data={"round": task.round},
        detail={"opinion": form.proposal},
    )
    return {}
