"""A person's task: what they may see of the case, and the decision they take."""

from fastapi import APIRouter, Depends, Request
from fastapi.responses import Response
from starlette.datastructures import FormData

from hotline.domain.decisions import Decision
from hotline.domain.errors import FieldsRefused
from hotline.domain.forms import Form
from hotline.domain.roles import Actor
from hotline.domain.tasks import OpenTask

from .. import case_reading, flash, task_finishing
from ..case_sheet import sheet_for
from ..form_reading import read_fields
from ..kit import kit_of
from ..naming import names_of
from ..once import Answer, once
from ..rendering import page
from ..session import Posted, require

router = APIRouter()


@router.get("/tasks/{key}")
def task_page(key: str, request: Request, actor: Actor = Depends(require())) -> Response:
    """The task with its form."""
    task, decision = task_finishing.task_for(kit_of(request), actor, key)
    return _form_page(request, actor, task, decision, _proposal(request, task, decision), {})


@router.post("/tasks/{task_key}/finish")
def finish_task(
    task_key: str, request: Request, actor: Actor = Depends(require()), form_data: FormData = Posted
) -> Response:
    """Take the decision."""
    kit, key = kit_of(request), str(form_data.get("key", ""))
    sent = {name: form_data.getlist(name) for name in form_data if name not in ("csrf", "key")}
    refused_page: list[Response] = []

    def work() -> Answer:
        task, decision = task_finishing.task_for(kit, actor, task_key)
        form, wrong = read_fields(decision.form_model, form_data)
        try:
            if wrong:
                raise FieldsRefused({**form.faults(), **wrong})
            case = task_finishing.finish(kit, actor, task, form)
        except FieldsRefused as refused:
            refused_page.append(_form_page(request, actor, task, decision, form, refused.fields, status=422))
            raise
        return Answer({"case_id": case.id, "status": case.status})

    try:
        answer = once(kit, actor, key, [task_key, sent], work)
    except FieldsRefused:
        if refused_page:
            return refused_page[0]
        raise
    return flash.redirect("/", "finished", answer.body["case_id"])


def _proposal(request: Request, task: OpenTask, decision: Decision) -> Form:
    """The empty form, with the units already chosen for the case."""
    case = kit_of(request).cases.get(task.case_id)
    chosen = case.approval.unit_ids if case.approval and case.approval.unit_ids else case.unit_ids
    fields = decision.form_model.model_fields
    values = {"unit_ids": chosen, "lead_unit_id": chosen[0]} if "unit_ids" in fields and chosen else {}
    return decision.form_model(**values)


def _form_page(
    request: Request, actor: Actor, task: OpenTask, decision: Decision, form: Form, faults: dict[str, str],
    *, status: int = 200,
) -> Response:
    kit = kit_of(request)
    case, view = case_reading.case_for(kit, actor, task.case_id)
    return page(
        request, "task.html", status=status, task=task, decision=decision, form=form, faults=faults,
        sheet=sheet_for(kit, actor, case, view), units=kit.directory.units(),
        leaders=kit.directory.leaders(), names=names_of(kit),
    )
