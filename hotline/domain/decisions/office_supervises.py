"""The municipal supervision office acts on a case handed over to it (R-5.2.4)."""

from datetime import datetime
from typing import Any

from ..case import Case
from ..errors import TaskGone
from ..events import EventType
from ..forms import Form, only_faults, text_fault
from ..roles import Actor
from ..tasks import OpenTask

TITLE = "督查科督办"
ARTICLE = "五（二）4"


class OfficeSupervises(Form):
    """What the office demands of the unit."""

    opinion: str = ""

    def faults(self) -> dict[str, str]:
        """The demand is written down."""
        return only_faults(opinion=text_fault(self.opinion, "督办意见", limit=1_000))


FORM = OfficeSupervises


def apply(case: Case, form: OfficeSupervises, *, task: OpenTask, by: Actor, at: datetime) -> dict[str, Any]:
    """Keep the office's demand with the supervision."""
    supervision = case.assignment(task.unit_id, task.attempt).supervision
    if supervision is None:
        raise TaskGone("该单位的督办已解除，请返回待办列表")
    supervision.office_opinion = form.opinion
    case.record(
        EventType.OFFICE_SUPERVISED, at=at, by=by, effect=task.effect,
        data={"unit_id": task.unit_id, "round": task.round, "attempt": task.attempt},
        detail={"opinion": form.opinion},
    )
    return {}
