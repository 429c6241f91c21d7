"""A unit reports its result (反馈, R-5.3.1)."""

from datetime import datetime
from typing import Any

from ..assignment import Report
from ..case import Case
from ..events import EventType
from ..forms import MAX_LINE, Form, only_faults, text_fault
from ..roles import Actor
from ..status import CaseStatus
from ..tasks import OpenTask

TITLE = "办理并反馈"
ARTICLE = "五（三）1"


class UnitReport(Form):
    """The unit's closing form; `handling` is for the center, `public_answer` may be told to the caller."""

    handling: str = ""
    public_answer: str = ""
    is_solved: bool = False
    contacted_caller: bool = False
    contact_note: str = ""

    def faults(self) -> dict[str, str]:
        """Both texts are needed; a contact is described."""
        return only_faults(
            handling=text_fault(self.handling, "办理情况"),
            public_answer=text_fault(self.public_answer, "答复意见"),
            contact_note=text_fault(
                self.contact_note, "联系来话人的时间和方式", limit=MAX_LINE, required=self.contacted_caller
            ),
        )


FORM = UnitReport


def apply(case: Case, form: UnitReport, *, task: OpenTask, by: Actor, at: datetime) -> dict[str, Any]:
    """Keep the report; with the last unit's the case goes to review."""
    assignment = case.assignment(task.unit_id, task.attempt)
    assignment.report = Report(
        at=at.isoformat(timespec="seconds"), by=by.account_id, by_name=by.name, **form.model_dump()
    )
    is_last = not any(a.is_open for a in case.current_assignments)
    data = {
        "unit_id": task.unit_id, "round": task.round, "attempt": task.attempt, "is_solved": form.is_solved,
        "is_on_time": at <= datetime.fromisoformat(assignment.due_at), "is_last": is_last,
    }
    detail = {"handling": form.handling, "public_answer": form.public_answer}
    if is_last:
        case.move_to(
            CaseStatus.REPORTED, EventType.UNIT_REPORTED, at=at, by=by, effect=task.effect, data=data, detail=detail
        )
    else:
        case.record(EventType.UNIT_REPORTED, at=at, by=by, effect=task.effect, data=data, detail=detail)
    return {}
