"""The open tasks of a person, and finishing one."""

from typing import Any

from starlette.datastructures import FormData

from hotline.domain.access import View, require_task
from hotline.domain.case import Case
from hotline.domain.decisions import DECISIONS, Decision, finish_task
from hotline.domain.errors import AccessRefused, FieldsRefused, NotFound, TaskGone
from hotline.domain.forms import Form
from hotline.domain.roles import Actor
from hotline.domain.tasks import OpenTask

from .acting import show_limit
from .attaching import chosen_fields, keep_sent, kinds_of, purpose_of
from .choice_checking import choice_faults
from .engine_telling import tell_engine
from .form_reading import read_json
from .kit import Kit

RULES_ON_LIMIT = "Task_RuleOnExtension"
GONE = "该任务已办结、已撤回或不在您的待办范围内，请返回待办列表查看最新情况"


def tasks_of(kit: Kit, actor: Actor) -> list[OpenTask]:
    """This person's open tasks, due first."""
    return kit.worklist.of_groups(actor.groups)


def task_for(kit: Kit, actor: Actor, key: str) -> tuple[OpenTask, Decision]:
    """One of this person's tasks with what is decided in it.

    Raises: TaskGone: the same whether it is gone or somebody else's, so that nobody can probe keys.
    """
    try:
        task = kit.worklist.get(key)
        require_task(actor, task)
    except (TaskGone, AccessRefused):
        raise TaskGone(GONE) from None
    return task, DECISIONS[task.element_id]


def files_of(kit: Kit, actor: Actor, task: OpenTask, decision: Decision, form_data: FormData) -> dict[str, Any]:
    """Keep the files that came with a task's form; the form's fields that hold files, those chosen before included.

    Raises: FieldsRefused: a file can't be taken, or isn't this person's for this task.
    """
    model, purpose = decision.form_model, purpose_of(task)
    case = kit.cases.get(task.case_id)
    new = [one.id for one in keep_sent(kit, actor, purpose, form_data, kinds_of(model, case), case)]
    ticked = [one for one in form_data.getlist("attachments") if isinstance(one, str)]
    if "scan_id" in model.model_fields:
        ticked = [] if new else _one(form_data.get("scan_id"))
    return chosen_fields(kit, actor, purpose, model, ticked + new)


def read_decision(kit: Kit, actor: Actor, task: OpenTask, decision: Decision, body: Any) -> Form:
    """The form in a JSON body; files are named by the ids that uploading gave. Raises: FieldsRefused."""
    if not isinstance(body, dict) or not kinds_of(decision.form_model):
        return read_json(decision.form_model, body)
    has_list = "attachments" in decision.form_model.model_fields
    ids = body.get("attachments", []) if has_list else _one(body.get("scan_id"))
    files = chosen_fields(kit, actor, purpose_of(task), decision.form_model, ids)
    return read_json(decision.form_model, body | files)


def finish(kit: Kit, actor: Actor, task: OpenTask, form: Form) -> Case:
    """Record the decision, tell the engine, take the task off the list.

    Raises: FieldsRefused, TransitionRefused, TaskGone, AccessRefused; nothing was changed then.
    """
    reported_unit_id = kit.cases.get(task.case_id).reported_unit_id
    if faults := {**choice_faults(kit, form, reported_unit_id), **form.faults()}:
        raise FieldsRefused(faults)
    at, calendar = kit.clock.now(), kit.calendars.current()
    case = kit.cases.change(
        task.case_id,
        lambda case: finish_task(case, task, form, by=actor, at=at, calendar=calendar, directory=kit.directory),
    )
    tell_engine(kit, case)
    if task.element_id == RULES_ON_LIMIT:
        show_limit(kit, case, task.unit_id, task.attempt)
    kit.worklist.remove(task.key)
    return case


def finished_by(kit: Kit, actor: Actor, case: Case, view: View, key: str) -> tuple[str, str]:
    """Who finished the task, as far as this person may know, and when; nobody where it was withdrawn."""
    effect = f"task/{key}"
    entry = next((one for one in case.history if one.effect == effect), None)
    if entry is None:
        return "", ""
    if entry.by == actor.account_id:
        return "您本人", entry.at
    may_know = view is View.FULL or _is_colleague(kit, actor, entry.by)
    return (entry.by_name if may_know else "他人"), entry.at


def _is_colleague(kit: Kit, actor: Actor, account_id: str) -> bool:
    try:
        return bool(actor.unit_id) and kit.directory.account(account_id).unit_id == actor.unit_id
    except NotFound:
        return False


def _one(scan_id: Any) -> Any:
    return [scan_id] if scan_id else []
