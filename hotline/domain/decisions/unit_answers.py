"""A unit answers the supervision notice (R-5.2.4)."""

from datetime import datetime
from typing import Any

from ..case import Case
from ..errors import TaskGone
from ..events import EventType
from ..forms import Form, only_faults, text_fault
from ..roles import Actor
from ..tasks import OpenTask

TITLE = "答复督查通知"
ARTICLE = "五（二）4"


class UnitAnswers(Form):
    """Why the case is late and when it will be done."""

    answer: str = ""

    def faults(self) -> dict[str, str]:
        """The answer is written down."""
        return only_faults(answer=text_fault(self.answer, "答复内容", limit=2_000))


FORM = UnitAnswers


def apply(case: Case, form: UnitAnswers, *, task: OpenTask, by: Actor, at: datetime) -> dict[str, Any]:
    """Keep the unit's answer with the supervision."""
    supervision = case.assignment(task.unit_id, task.attempt).supervision
    if supervision is None:
        raise TaskGone("该单位的督办已解除，请返回待办列表")
    supervision.unit_answer = form.answer
    case.record(
        EventType.SUPERVISION_ANSWERED, at=at, by=by, effect=task.effect,
        data={"unit_id": task.unit_id, "round": task.round, "attempt": task.attempt},
        detail={"answer": form.answer},
    )
    return {}
