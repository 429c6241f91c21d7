"""A unit reports its result (反馈, R-5.3.1), or returns the case as not its own (退单, R-4.2)."""

from datetime import datetime
from typing import Any

from pydantic import Field

from ...calendar.workdays import WorkCalendar
from ..assignment import Assignment, Evidence, Report, ReturnRequest
from ..case import Case
from ..classification import UnitRole
from ..dispatching import part_closed
from ..documents import DocumentKind
from ..errors import FieldsRefused, TransitionRefused
from ..events import EventType
from ..forms import MAX_LINE, Form, only_faults, text_fault
from ..identity import CallerIdentity, normal_phone
from ..ordering import order_document
from ..punctuality import is_on_time
from ..roles import Actor
from ..tasks import OpenTask

TITLE = "办理并反馈"
ARTICLE = "五（三）1"
RETURN_WITHIN_WORKDAYS = 2


class UnitReport(Form):
    """The unit's closing form; `handling` is for the center, `public_answer` may be told to the caller.

    `outcome`: report | return. `is_true` says whether what was demanded proved true; None where the unit can't
    say. `contact_phone` is kept masked.
    """

    outcome: str = "report"
    is_true: bool | None = None
    handling: str = ""
    public_answer: str = ""
    is_solved: bool = False
    unsolved_reason: str = ""
    contacted_caller: bool = False
    contact_at: str = ""
    contact_phone: str = ""
    contact_note: str = ""
    attachments: list[Evidence] = Field(default_factory=list)
    return_reason: str = ""
    return_ground: str = ""

    def faults(self) -> dict[str, str]:
        """A report has both texts, its contact is described, what stays unsolved has its reason."""
        if self.outcome == "return":
            return only_faults(
                return_reason=text_fault(self.return_reason, "退单理由", limit=1_000),
                return_ground=text_fault(self.return_ground, "职责依据（三定规定、法规条款等）", limit=MAX_LINE),
            )
        return only_faults(
            outcome="" if self.outcome == "report" else "请选择反馈结果或退单",
            handling=text_fault(self.handling, "办理情况"),
            public_answer=text_fault(self.public_answer, "答复意见"),
            unsolved_reason=text_fault(self.unsolved_reason, "未解决的原因", limit=1_000, required=not self.is_solved),
            contact_note=text_fault(
                self.contact_note, "联系来话人的时间和方式", limit=MAX_LINE, required=self.contacted_caller
            ),
            contact_at=_instant_fault(self.contact_at),
            contact_phone="电话号码应为 7 至 12 位数字"
            if self.contact_phone and not 7 <= len(normal_phone(self.contact_phone)) <= 12 else "",
        )


FORM = UnitReport


def apply(
    case: Case, form: UnitReport, *, task: OpenTask, by: Actor, at: datetime, calendar: WorkCalendar
) -> dict[str, Any]:
    """Keep the report; with the last unit's the case goes to review. A return waits for its ruling.

    Raises:
        TransitionRefused: the lead reports before its co-units; a return comes too late, or for the second time.
    """
    part = case.assignment(task.unit_id, task.attempt)
    if not part.is_open:
        raise TransitionRefused("本单位已不需办理本件，请返回待办列表")
    if form.outcome == "return":
        return _returned(case, part, form, task=task, by=by, at=at, calendar=calendar)
    _require_co_units_done(case, part)
    if case.is_protected and (form.contacted_caller or form.contact_note or form.contact_at or form.contact_phone):
        raise FieldsRefused({"contacted_caller": "保密件不得联系、打听来话人，办理结果由受理中心转告（四（六））"})
    fields = form.model_dump(exclude={"outcome", "contact_phone", "return_reason", "return_ground"})
    phone = CallerIdentity(phone=normal_phone(form.contact_phone)).masked_phone if form.contact_phone else ""
    part.report = Report(
        at=at.isoformat(timespec="seconds"), by=by.account_id, by_name=by.name, contact_phone_masked=phone, **fields
    )
    order_document(
        case, DocumentKind.FEEDBACK_REPORT, f"{task.attempt}/{task.unit_id}", by=by, at=at, unit_id=task.unit_id,
        is_at_once=False, words={"attempt": task.attempt},
    )
    part_closed(
        case, EventType.UNIT_REPORTED, at=at, by=by, effect=task.effect,
        data={
            "unit_id": task.unit_id, "round": task.round, "attempt": task.attempt, "is_solved": form.is_solved,
            "is_on_time": is_on_time(part, case.assignments),
            "is_last": not any(other.is_open for other in case.current_assignments),
        },
        detail={"handling": form.handling, "public_answer": form.public_answer},
    )
    return {"unit_outcome": "report"}


def _returned(
    case: Case, part: Assignment, form: UnitReport, *, task: OpenTask, by: Actor, at: datetime, calendar: WorkCalendar
) -> dict[str, Any]:
    if part.returned is not None:
        raise TransitionRefused("本件已申请退单一次，不能再退，请按裁定办理", "四（三）")
    since = datetime.fromisoformat(part.reopened_at or part.issued_at)
    latest = calendar.add_workdays(since, RETURN_WITHIN_WORKDAYS).due_at
    if at > latest:
        raise TransitionRefused(
            f"退单应在转办后 {RETURN_WITHIN_WORKDAYS} 个工作日内提出，本件已超过期限，请办理并反馈",
            "《山东省政务服务热线管理办法》",
        )
    part.returned = ReturnRequest(
        at=at.isoformat(timespec="seconds"), by_name=by.name, reason=form.return_reason, ground=form.return_ground
    )
    case.record(
        EventType.RETURN_REQUESTED, at=at, by=by, effect=task.effect,
        data={"unit_id": task.unit_id, "round": task.round, "attempt": task.attempt},
        detail={"reason": form.return_reason, "note": form.return_ground},
    )
    return {"unit_outcome": "return"}


def _instant_fault(value: str) -> str:
    try:
        if value:
            datetime.fromisoformat(value)
    except ValueError:
        return "请填写联系时间，例如 2026-11-30T09:00"
    return ""


def _require_co_units_done(case: Case, part: Assignment) -> None:
    if part.role is not UnitRole.LEAD:
        return
    silent = [other.unit_name for other in case.assignments
              if other.attempt == part.attempt and other.unit_id != part.unit_id and other.is_open]
    if silent:
        raise TransitionRefused(
            f"协办单位（{'、'.join(silent)}）尚未反馈，主办单位请待其反馈、或由受理中心免予其办理后再反馈", "五（二）2"
        )
