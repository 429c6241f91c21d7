"""The leader who instructed reviews the result (R-5.3.2): closed on their word or second approval."""

from datetime import datetime
from typing import Any

from ..approval import Review
from ..case import Case
from ..events import EventType
from ..forms import Form, only_faults, text_fault
from ..roles import Actor
from ..status import CaseStatus
from ..tasks import OpenTask
from ._leaders_word import leaders_word, require_scan

TITLE = "领导审查"
ARTICLE = "五（三）2"
OUTCOMES = {"close": "报结", "rehandle": "二次批办"}


class LeaderReviews(Form):
    """`outcome`: close | rehandle."""

    outcome: str = ""
    opinion: str = ""
    scan_id: str = ""

    def faults(self) -> dict[str, str]:
        """A re-handling has its reason."""
        return only_faults(
            outcome="" if self.outcome in OUTCOMES else "请选择报结或二次批办",
            opinion=text_fault(self.opinion, "审查意见", limit=1_000, required=self.outcome == "rehandle"),
        )


FORM = LeaderReviews


def apply(case: Case, form: LeaderReviews, *, task: OpenTask, by: Actor, at: datetime) -> dict[str, Any]:
    """Close on the leader's word, or leave the case where the second approval takes it up.

    Raises:
        FieldsRefused: the secretary enters the leader's word without the scanned slip.
    """
    require_scan(by, form.scan_id)
    approval = next(a for a in reversed(case.approvals) if a.leader_id)
    opinion = leaders_word(approval, form.opinion or OUTCOMES[form.outcome], by=by, at=at)
    case.reviews.append(
        Review(
            round=case.round, attempt=case.attempt, outcome=form.outcome, opinion=opinion, by_leader=True,
            scan_id=form.scan_id,
        )
    )
    data = {"round": case.round, "leader_id": task.leader_id, "outcome": form.outcome}
    detail = {"opinion": form.opinion}
    if form.outcome == "close":
        case.move_to(
            CaseStatus.COMPLETED, EventType.LEADER_REVIEWED, at=at, by=by, effect=task.effect,
            data=data, detail=detail,
        )
    else:
        case.record(EventType.LEADER_REVIEWED, at=at, by=by, effect=task.effect, data=data, detail=detail)
    return {"leader_outcome": form.outcome}
