"""What people decide in user tasks: one module each, named after the task's form.

`DECISIONS` maps the BPMN element to its form and to the function that applies it to the case and returns the
process variables that changed. `finish_task` is the one way in.
"""

import inspect
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from ...calendar.workdays import WorkCalendar
from ..access import require_task
from ..case import Case
from ..engine_commands import EngineCommand
from ..forms import Form
from ..ports import Directory
from ..roles import Actor
from ..tasks import OpenTask
from ..turning import require_no_turn
from . import (
    answer_by_colleague,
    approve_document,
    call_back,
    check_unit_text,
    draft_approval,
    head_reads,
    leader_instructs,
    leader_reviews,
    office_supervises,
    review_report,
    rule_on_extension,
    rule_on_return,
    supply_documents,
    unit_answers,
    unit_report,
)

Apply = Callable[..., dict[str, Any]]


@dataclass(frozen=True)
class Decision:
    """A user task: its Chinese title, the form people fill in, and what it does to the case."""

    element_id: str
    form: str
    title: str
    form_model: type[Form]
    apply: Apply
    article: str


def _decision(element_id: str, module: Any) -> Decision:
    form = module.__name__.rsplit(".", 1)[1]
    return Decision(element_id, form, module.TITLE, module.FORM, module.apply, module.ARTICLE)


DECISIONS: dict[str, Decision] = {
    d.element_id: d
    for d in (
        _decision("Task_CheckUnitText", check_unit_text),
        _decision("Task_AnswerByColleague", answer_by_colleague),
        _decision("Task_DraftApproval", draft_approval),
        _decision("Task_HeadReads", head_reads),
        _decision("Task_LeaderInstructs", leader_instructs),
        _decision("Task_HandleAndReport", unit_report),
        _decision("Task_RuleOnReturn", rule_on_return),
        _decision("Task_RuleOnExtension", rule_on_extension),
        _decision("Task_OfficeSupervises", office_supervises),
        _decision("Task_UnitAnswers", unit_answers),
        _decision("Task_ReviewReport", review_report),
        _decision("Task_LeaderReviews", leader_reviews),
        _decision("Task_CallBack", call_back),
        _decision("Task_SupplyDocuments", supply_documents),
        _decision("Task_ApproveDocument", approve_document),
    )
}


def finish_task(
    case: Case, task: OpenTask, form: Form, *, by: Actor, at: datetime, calendar: WorkCalendar, directory: Directory
) -> None:
    """Apply a person's decision to the case and ask the engine to complete the task. Idempotent by task.

    A decision that needs the `calendar` or the `directory` asks for it by its name.

    Raises:
        AccessRefused: the task belongs to others.
        FieldsRefused: the form has faults; nothing was changed.
        TransitionRefused: the case has moved on meanwhile, or is under a turn.
    """
    require_task(by, task)
    if case.has_done(task.effect):
        return
    require_no_turn(case)
    form.require_sound()
    apply = DECISIONS[task.element_id].apply
    offered = {"calendar": calendar, "directory": directory}
    asked = {name: offered[name] for name in inspect.signature(apply).parameters if name in offered}
    variables = apply(case, form, task=task, by=by, at=at, **asked)
    case.ask_engine(
        EngineCommand(id=f"complete/{task.key}", kind="complete_task", job_key=task.key, variables=variables)
    )
