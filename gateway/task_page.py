"""What stands on the page of a task besides its form: what is asked, what was uploaded, what to tell the caller."""

from collections.abc import Iterable
from typing import Any

from hotline.domain.access import View
from hotline.domain.case import Case
from hotline.domain.decisions import Decision
from hotline.domain.directory import in_use
from hotline.domain.errors import NotFound
from hotline.domain.forms import Form
from hotline.domain.roles import Actor
from hotline.domain.tasks import OpenTask

from .attaching import kinds_of, purpose_of
from .case_sheet import sheet_for
from .kit import Kit
from .naming import names_of


def context_of(
    kit: Kit, actor: Actor, task: OpenTask, decision: Decision, case: Case, view: View, chosen: Iterable[str] = ()
) -> dict[str, Any]:
    """Everything that the template of a task may show; `chosen` are ids of files ticked on the form."""
    kinds = kinds_of(decision.form_model, case)
    uploads = kit.attachments.uploaded(purpose_of(task), actor.account_id) if kinds else []
    return {
        "task": task, "decision": decision, "sheet": sheet_for(kit, actor, case, view), "names": names_of(kit),
        "units": in_use(kit.directory.units()), "leaders": in_use(kit.directory.leaders()),
        "about_part": _part_of(case, task),
        "about_order": case.order_of(task.order_id) if task.order_id else None,
        "held_unit_ids": [part.unit_id for part in case.assignments if part.attempt == task.attempt],
        "evidence_kinds": kinds, "takes_files": bool(kinds), "uploads": uploads,
        "chosen_ids": set(chosen) or {one.id for one in uploads}, **_callback(case, decision),
    }


def proposed_form(case: Case, task: OpenTask, decision: Decision) -> Form:
    """The empty form, with what the case says already."""
    match decision.form:
        case "check_unit_text":
            return decision.form_model(unit_text=case.unit_text)
        case "rule_on_extension":
            part = _part_of(case, task)
            return decision.form_model(workdays=part.extension.workdays if part and part.extension else 0)
    approval = case.approval
    values: dict[str, Any] = {}
    if decision.form == "draft_approval" and approval and approval.draft:
        values["proposal"] = approval.draft.text
    chosen = approval.unit_ids if approval and approval.unit_ids else case.unit_ids
    if "unit_ids" in decision.form_model.model_fields and chosen:
        values |= {"unit_ids": chosen, "lead_unit_id": chosen[0]}
    return decision.form_model(**values)


def pile_of(kit: Kit, actor: Actor, task: OpenTask) -> list[OpenTask]:
    """This person's other open tasks of the same kind, due first: what follows when they are worked off in a row."""
    others = kit.worklist.of_groups(actor.groups)
    return [other for other in others if other.element_id == task.element_id and other.key != task.key]


def _part_of(case: Case, task: OpenTask) -> Any:
    try:
        return case.assignment(task.unit_id, task.attempt)
    except NotFound:
        return None


def _callback(case: Case, decision: Decision) -> dict[str, Any]:
    if decision.form != "call_back":
        return {}
    answers = [
        {"text": part.report.public_answer, "by": part.unit_name} for part in case.current_assignments if part.report
    ]
    tries = sum(1 for c in case.callbacks if c.round == case.round and c.outcome == "try_again")
    return {"answers_to_tell": answers, "earlier_tries": tries}
