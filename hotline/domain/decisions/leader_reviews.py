"""The leader who instructed reviews the result (R-5.3.2): closed on their word or second approval."""

from datetime import datetime
from typing import Any

from ..approval import Opinion, Review
from ..case import Case
from ..events import EventType
from ..forms import Form, only_faults, text_fault
from ..roles import Actor
from ..status import CaseStatus
from ..tasks import OpenTask

TITLE = "领导审查"
ARTICLE = "五（三）2"
OUTCOMES = {"close": "报结", "rehandle": "二次批办"}


class LeaderReviews(Form):
    """`outcome`: close | rehandle."""

    outcome: str = ""
    opinion: str = ""

    def faults(self) -> dict[str, str]:
        """A re-handling has its reason."""
        return only_faults(
            outcome="" if self.outcome in OUTCOMES else "请选择报结或二次批办",
            opinion=text_fault(self.opinion, "审查意见", limit=1_000, required=self.outcome == "rehandle"),
        )


FORM = LeaderReviews


def apply(case: Case, form: LeaderReviews, *, task: OpenTask, by: Actor, at: datetime) -> dict[str, Any]:
    """Close on the leader's word, or leave the case where the second approval takes it up."""
    opinion = Opinion(
        by=by.account_id, name=by.name, title="市政府领导", text=form.opinion or OUTCOMES[form.outcome],
        at=at.isoformat(timespec="seconds"),
    )
    case.reviews.append(
        Review(round=case.round, attempt=case.attempt, outcome=form.outcome, opinion=opinion, by_leader=True)
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
