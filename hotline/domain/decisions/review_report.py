"""The center reviews what the units reported (审查, R-5.3.2)."""

from datetime import datetime
from typing import Any

from ..approval import Opinion, Review
from ..case import Case
from ..documents import DocumentKind
from ..events import EventType
from ..forms import Form, only_faults, text_fault
from ..ordering import order_document
from ..roles import Actor
from ..status import CaseStatus
from ..tasks import OpenTask

TITLE = "审查反馈"
ARTICLE = "五（三）2"
OUTCOMES = {"complete": "完成处理", "supplement": "补办", "rehandle": "重新办理"}


class ReviewReport(Form):
    """`outcome`: complete | supplement | rehandle, with the reason."""

    outcome: str = ""
    opinion: str = ""

    def faults(self) -> dict[str, str]:
        """Every outcome has its reason."""
        return only_faults(
            outcome="" if self.outcome in OUTCOMES else "请选择审查结果",
            opinion=text_fault(self.opinion, "审查意见", limit=1_000),
        )


FORM = ReviewReport


def apply(case: Case, form: ReviewReport, *, task: OpenTask, by: Actor, at: datetime) -> dict[str, Any]:
    """Note the judgement. What a leader instructed waits for that leader's review."""
    opinion = Opinion(
        by=by.account_id, name=by.name, title="审查员", text=form.opinion, at=at.isoformat(timespec="seconds")
    )
    case.reviews.append(Review(round=case.round, attempt=case.attempt, outcome=form.outcome, opinion=opinion))
    data = {"round": case.round, "attempt": case.attempt, "outcome": form.outcome}
    detail = {"opinion": form.opinion}
    if form.outcome != "complete":
        for part in case.current_assignments:
            if not part.is_relieved:
                order_document(
                    case, DocumentKind.SUPPLEMENT_NOTICE, f"{case.attempt}/{part.unit_id}", by=by, at=at,
                    unit_id=part.unit_id,
                    words={
                        "is_rehandle": form.outcome == "rehandle", "opinion": form.opinion, "attempt": case.attempt,
                    },
                )
        case.record(EventType.REPORT_REVIEWED, at=at, by=by, effect=task.effect, data=data, detail=detail)
        return {"review_outcome": form.outcome}
    instructed = bool(case.instructing_leader_id)
    case.move_to(
        CaseStatus.AWAITING_LEADER_REVIEW if instructed else CaseStatus.COMPLETED,
        EventType.REPORT_REVIEWED, at=at, by=by, effect=task.effect, data=data, detail=detail,
    )
    return {"review_outcome": form.outcome}
