"""The center head decides whether a criticism or a recommendation goes out (R-2.5)."""

from datetime import datetime
from typing import Any

from ..approval import Opinion
from ..case import Case
from ..errors import TaskGone
from ..events import EventType
from ..forms import Form, only_faults, text_fault
from ..roles import Actor
from ..tasks import OpenTask

TITLE = "审定文件"
ARTICLE = "二（五）"
OUTCOMES = {"approve": "同意印发", "refuse": "不予印发"}


class ApproveDocument(Form):
    """`outcome`: approve | refuse."""

    outcome: str = ""
    opinion: str = ""

    def faults(self) -> dict[str, str]:
        """A refusal has its reason."""
        return only_faults(
            outcome="" if self.outcome in OUTCOMES else "请选择是否同意印发",
            opinion=text_fault(self.opinion, "审定意见", limit=1_000, required=self.outcome == "refuse"),
        )


FORM = ApproveDocument


def apply(case: Case, form: ApproveDocument, *, task: OpenTask, by: Actor, at: datetime) -> dict[str, Any]:
    """Write the head's decision on the order; the job that follows prints an approved one.

    Raises:
        TaskGone: the order was decided before.
    """
    order = case.order_of(task.order_id)
    if order.opinion is not None:
        raise TaskGone("该文件已审定，请返回待办列表")
    is_approved = form.outcome == "approve"
    order.opinion = Opinion(
        by=by.account_id, name=by.name, title="受理中心负责人", text=form.opinion or OUTCOMES[form.outcome],
        at=at.isoformat(timespec="seconds"),
    )
    order.is_refused = not is_approved
    case.record(
        EventType.DOCUMENT_RULED, at=at, by=by, effect=task.effect,
        data={"kind": order.kind, "order_id": order.id, "is_approved": is_approved}, detail={"opinion": form.opinion},
    )
    return {"document_approved": is_approved}
