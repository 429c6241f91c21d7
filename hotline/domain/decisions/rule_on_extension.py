"""A ruling on a unit's request for an extension: by the head, of a leader's limit by that leader (R-5.3.1)."""

from datetime import datetime
from typing import Any

from ...calendar.workdays import WorkCalendar
from ..case import Case
from ..documents import DocumentKind
from ..errors import TaskGone
from ..events import EventType
from ..extending import LONGEST_EXTENSION_WORKDAYS, move_limit
from ..forms import Form, only_faults, text_fault
from ..ordering import order_document
from ..ports import Directory
from ..roles import Actor
from ..tasks import OpenTask
from ._ruling import ruling_of

TITLE = "审批延期"
ARTICLE = "五（三）1"
OUTCOMES = {"grant": "同意延期", "refuse": "不同意延期"}


class RuleOnExtension(Form):
    """`outcome`: grant | refuse; `workdays` may be fewer than the unit asked for."""

    outcome: str = ""
    workdays: int = 0
    opinion: str = ""
    scan_id: str = ""

    def faults(self) -> dict[str, str]:
        """A grant says how many working days; a refusal why."""
        is_grant = self.outcome == "grant"
        return only_faults(
            outcome="" if self.outcome in OUTCOMES else "请选择是否同意延期",
            workdays=f"延期应为 1 至 {LONGEST_EXTENSION_WORKDAYS} 个工作日"
            if is_grant and not 1 <= self.workdays <= LONGEST_EXTENSION_WORKDAYS else "",
            opinion=text_fault(self.opinion, "审批意见", limit=1_000, required=not is_grant),
        )


FORM = RuleOnExtension


def apply(
    case: Case, form: RuleOnExtension, *, task: OpenTask, by: Actor, at: datetime, calendar: WorkCalendar,
    directory: Directory,
) -> dict[str, Any]:
    """Move the limit or leave it; the decision goes to the unit on paper either way.

    A request made in time may be granted after the limit has passed: the unit doesn't answer for the delay of
    the ruling.

    Raises:
        FieldsRefused: a secretary enters the leader's word without the scanned slip.
        TaskGone: the unit has reported meanwhile, or the request is settled.
    """
    part = case.assignment(task.unit_id, task.attempt)
    if not part.is_open or part.extension is None or part.extension.ruling is not None:
        raise TaskGone("该延期申请已不需审批，请返回待办列表")
    old_due_at = part.due_at
    part.extension.ruling = ruling = ruling_of(
        form.outcome, form.opinion, scan_id=form.scan_id, by=by, at=at, directory=directory
    )
    is_granted, counted = form.outcome == "grant", []
    if is_granted:
        counted = move_limit(
            case, part, form.workdays, calendar, at=at, by=by, effect=task.effect, reason=part.extension.reason
        )
    else:
        case.record(
            EventType.EXTENSION_REFUSED, at=at, by=by, effect=task.effect,
            data={"unit_id": task.unit_id, "round": part.round, "attempt": part.attempt},
            detail={"opinion": form.opinion},
        )
    order_document(
        case, DocumentKind.EXTENSION_DECISION, f"{task.attempt}/{task.unit_id}", by=by, at=at, unit_id=task.unit_id,
        words={
            "granted": is_granted, "workdays": form.workdays if is_granted else part.extension.workdays,
            "reason": part.extension.reason, "opinion": form.opinion, "requested_at": part.extension.at,
            "old_due_at": old_due_at, "new_due_at": part.due_at, "counted_on": counted, "decided_by": ruling.said_by,
            "decided_title": ruling.title,
        },
    )
    return {}
