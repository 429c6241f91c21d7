"""A person's task: what they may see of the case, and the decision they take."""

from fastapi import APIRouter, Depends, Request
from fastapi.responses import Response
from starlette.datastructures import FormData

from hotline.domain.decisions import Decision
from hotline.domain.errors import FieldsRefused, TaskGone, TransitionRefused
from hotline.domain.forms import Form
from hotline.domain.roles import Actor
from hotline.domain.tasks import OpenTask

from .. import case_reading, flash, task_finishing
from ..attaching import files_sent
from ..form_reading import fields_sent, read_fields
from ..kit import kit_of
from ..once import Answer, once
from ..rendering import page
from ..session import Posted, require
from ..task_page import context_of, pile_of, proposed_form

router = APIRouter()


@router.get("/tasks/{key}")
def task_page(key: str, request: Request, actor: Actor = Depends(require())) -> Response:
    """The task with its form."""
    kit = kit_of(request)
    task, decision = task_finishing.task_for(kit, actor, key)
    request.state.is_pile = request.query_params.get("pile") == "1"
    form = proposed_form(kit.cases.get(task.case_id), task, decision)
    if request.query_params.get("outcome") == "return" and decision.form == "unit_report":
        form = form.model_copy(update={"outcome": "return"})
    return _form_page(request, actor, task, decision, form, {})


@router.get("/cases/{case_id}/tasks/{key}/standing")
def task_standing(case_id: str, key: str, request: Request, actor: Actor = Depends(require())) -> Response:
    """What the open form of a task says when it was finished meanwhile; 204 while it waits for this person."""
    kit = kit_of(request)
    case, view = case_reading.case_for(kit, actor, case_id)
    try:
        task_finishing.task_for(kit, actor, key)
        return Response(status_code=204)
    except TaskGone:
        by, at = task_finishing.finished_by(kit, actor, case, view, key)
    return page(request, "parts/task_standing.html", case_id=case.id, finished_by=by, finished_at=at)


@router.post("/tasks/{task_key}/attachments")
def keep_files(
    task_key: str, request: Request, actor: Actor = Depends(require()), form_data: FormData = Posted
) -> Response:
    """Keep the files chosen so far and come back to the form as it was filled in."""
    kit = kit_of(request)
    task, decision = task_finishing.task_for(kit, actor, task_key)
    form, _ = read_fields(decision.form_model, form_data)
    try:
        task_finishing.files_of(kit, actor, task, decision, form_data)
    except FieldsRefused as refused:
        return _form_page(request, actor, task, decision, form, refused.fields, status=422)
    return _form_page(request, actor, task, decision, form, {})


@router.post("/tasks/{task_key}/finish")
def finish_task(
    task_key: str, request: Request, actor: Actor = Depends(require()), form_data: FormData = Posted
) -> Response:
    """Take the decision."""
    kit, key = kit_of(request), str(form_data.get("key", ""))
    request.state.is_pile = form_data.get("pile") == "1"
    refused_page: list[Response] = []

    def work() -> Answer:
        task, decision = task_finishing.task_for(kit, actor, task_key)
        form, wrong = read_fields(decision.form_model, form_data)
        try:
            form = form.model_copy(update=task_finishing.files_of(kit, actor, task, decision, form_data))
            if wrong:
                raise FieldsRefused({**form.faults(), **wrong})
            case = task_finishing.finish(kit, actor, task, form)
        except FieldsRefused as refused:
            refused_page.append(_form_page(request, actor, task, decision, form, refused.fields, status=422))
            raise
        except TransitionRefused as refused:
            said = _form_page(request, actor, task, decision, form, {}, refusal=refused.message, status=409)
            refused_page.append(said)
            raise
        following = pile_of(kit, actor, task) if request.state.is_pile else []
        opens = f"/tasks/{following[0].key}?pile=1" if following else "/"
        return Answer({"case_id": case.id, "status": case.status, "opens": opens})

    try:
        answer = once(kit, actor, key, [task_key, fields_sent(form_data), files_sent(form_data)], work)
    except (FieldsRefused, TransitionRefused):
        if refused_page:
            return refused_page[0]
        raise
    return flash.redirect(answer.body["opens"], "finished", answer.body["case_id"])


def _form_page(
    request: Request, actor: Actor, task: OpenTask, decision: Decision, form: Form, faults: dict[str, str],
    *, refusal: str = "", status: int = 200,
) -> Response:
    kit = kit_of(request)
    case, view = case_reading.case_for(kit, actor, task.case_id)
    context = context_of(kit, actor, task, decision, case, view)
    pile = pile_of(kit, actor, task) if getattr(request.state, "is_pile", False) else None
    return page(request, "task.html", status=status, form=form, faults=faults, refusal=refusal, pile=pile, **context)
