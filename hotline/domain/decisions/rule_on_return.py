"""A ruling on a unit's return of the case: by the head, of a leader's matter by that leader (R-4.2)."""

from datetime import datetime
from typing import Any

from ..avoidance import AVOIDED, avoidance_faults
from ..case import Case
from ..classification import UnitRole
from ..dispatching import part_closed
from ..documents import DocumentKind
from ..errors import FieldsRefused, TaskGone
from ..events import EventType
from ..forms import Form, only_faults, text_fault
from ..ordering import order_document
from ..ports import Directory
from ..roles import Actor
from ..tasks import OpenTask
from ._ruling import ruling_of

TITLE = "退单裁定"
ARTICLE = "四（三）"
OUTCOMES = {
    "reject": "不同意退单，由原单位办理", "replace": "同意退单，改由其他单位承办", "excuse": "同意退单，免予办理",
}


class RuleOnReturn(Form):
    """`outcome`: reject | replace | excuse. `is_precedent` makes the ruling a line of the dispatch catalogue."""

    outcome: str = ""
    opinion: str = ""
    scan_id: str = ""
    replacing_unit_id: str = ""
    is_precedent: bool = False

    def faults(self) -> dict[str, str]:
        """Every ruling has its reason; a replacement its unit."""
        return only_faults(
            outcome="" if self.outcome in OUTCOMES else "请选择裁定结果",
            opinion=text_fault(self.opinion, "裁定理由", limit=1_000),
            replacing_unit_id="请选择改由哪个单位承办"
            if self.outcome == "replace" and not self.replacing_unit_id else "",
        )


FORM = RuleOnReturn


def apply(
    case: Case, form: RuleOnReturn, *, task: OpenTask, by: Actor, at: datetime, directory: Directory
) -> dict[str, Any]:
    """Keep the ruling and order its document; who is relieved owes nothing more.

    Raises:
        FieldsRefused: a lead unit can't be excused without another in its place; the other unit has the case, or
            is one that the report of wrongdoing must not reach.
        TaskGone: the return was settled otherwise.
    """
    part = case.assignment(task.unit_id, task.attempt)
    if part.returned is None or part.returned.ruling is not None:
        raise TaskGone("该退单申请已有裁定，请返回待办列表")
    if form.outcome == "excuse" and part.role is UnitRole.LEAD:
        raise FieldsRefused({"outcome": "主办单位不能免予办理，请改由其他单位承办或不同意退单（五（二）2）"})
    if avoidance_faults([form.replacing_unit_id], case.reported_unit_id, directory.units()):
        raise FieldsRefused({"replacing_unit_id": AVOIDED})
    held = [other.unit_id for other in case.assignments if other.attempt == task.attempt]
    if form.outcome == "replace" and form.replacing_unit_id in held:
        raise FieldsRefused({"replacing_unit_id": "该单位已在承办本件，请另选单位"})
    part.returned.ruling = ruling = ruling_of(
        form.outcome, form.opinion, scan_id=form.scan_id, by=by, at=at, directory=directory
    )
    replacing_id = form.replacing_unit_id if form.outcome == "replace" else ""
    part.returned.replacing_unit_id, part.returned.is_precedent = replacing_id, form.is_precedent
    order_document(
        case, DocumentKind.RETURN_DECISION, f"{task.attempt}/{task.unit_id}", by=by, at=at, unit_id=task.unit_id,
        words={
            "ruling": form.outcome, "reason": part.returned.reason, "ground": part.returned.ground,
            "opinion": form.opinion, "decided_by": ruling.said_by, "decided_title": ruling.title,
            "new_unit": directory.unit(replacing_id).name if replacing_id else "",
        },
    )
    data = {
        "unit_id": task.unit_id, "round": task.round, "attempt": task.attempt, "ruling": form.outcome,
    }
    detail = {"opinion": form.opinion}
    if form.outcome == "excuse":
        part_closed(case, EventType.RETURN_RULED, at=at, by=by, effect=task.effect, data=data, detail=detail)
    else:
        case.record(EventType.RETURN_RULED, at=at, by=by, effect=task.effect, data=data, detail=detail)
    return {"ruling": form.outcome, "replacing_unit_id": replacing_id}
