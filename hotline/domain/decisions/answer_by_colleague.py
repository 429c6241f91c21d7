"""Another operator answers the caller, or sends the matter on (R-5.1.2)."""

from datetime import datetime
from typing import Any

from pydantic import Field

from ..case import Case
from ..classification import Way
from ..events import EventType
from ..forms import Form, lead_first, only_faults, text_fault, units_faults
from ..roles import Actor
from ..tasks import OpenTask

TITLE = "代为答复"
ARTICLE = "五（一）1（3）"


class AnswerByColleague(Form):
    """`outcome`: answered | transfer | approve."""

    outcome: str = ""
    answer: str = ""
    unit_ids: list[str] = Field(default_factory=list)
    lead_unit_id: str = ""

    def faults(self) -> dict[str, str]:
        """An answer needs its text, a transfer its units."""
        if self.outcome not in ("answered", "transfer", "approve"):
            return {"outcome": "请选择处理结果"}
        if self.outcome == "answered":
            return only_faults(answer=text_fault(self.answer, "答复内容"))
        return units_faults(self.unit_ids, self.lead_unit_id) if self.outcome == "transfer" else {}


FORM = AnswerByColleague


def apply(case: Case, form: AnswerByColleague, *, task: OpenTask, by: Actor, at: datetime) -> dict[str, Any]:
    """Keep the answer or the units; the job that follows records what became of the case."""
    if form.outcome == "answered":
        case.answer = form.answer
        case.way = Way.ANSWER
    if form.outcome == "transfer":
        case.unit_ids = lead_first(form.unit_ids, form.lead_unit_id)
        case.lead_unit_id = case.unit_ids[0]
        case.way = Way.TRANSFER
    if form.outcome == "approve":
        case.way = Way.APPROVE
    case.record(
        EventType.CASE_PASSED_BACK, at=at, by=by, effect=task.effect, data={"outcome": form.outcome},
        detail={"answer": form.answer},
    )
    return {
        "colleague_outcome": form.outcome, "unit_ids": case.unit_ids, "lead_unit_id": case.lead_unit_id,
    }
