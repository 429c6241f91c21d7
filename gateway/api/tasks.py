"""A person's open tasks and finishing them, for programs."""

from typing import Any

from fastapi import APIRouter, Depends, Request
from fastapi.responses import JSONResponse, Response

from hotline.domain.decisions import DECISIONS
from hotline.domain.roles import Actor
from hotline.domain.tasks import OpenTask

from .. import task_finishing
from ..kit import kit_of
from ..once import Answer
from ..openapi import door
from ..paging import Size, Token, page_of
from ..session import require
from .answers import CaseState, TaskOpened, TaskPage
from .bodies import JsonBody, Key
from .done_once import done_once

router = APIRouter(tags=["待办"])


@router.get("/tasks")
@door("我的待办", gives=TaskPage)
def my_tasks(
    request: Request, actor: Actor = Depends(require()), page_token: str = Token, page_size: int = Size
) -> Response:
    """My open tasks, due first, by pages; `next_page_token` is empty on the last."""
    tasks = task_finishing.tasks_of(kit_of(request), actor)
    shown, token = page_of(tasks, _place, page_token, page_size)
    return JSONResponse(
        {"tasks": [_summary(task) for task in shown], "count": len(tasks), "next_page_token": token}
    )


@router.get("/tasks/{task_key}")
@door("一项待办", gives=TaskOpened, refuses=("task_gone",))
def one_task(task_key: str, request: Request, actor: Actor = Depends(require())) -> Response:
    """One of my tasks, with the names of the fields that its form takes."""
    task, decision = task_finishing.task_for(kit_of(request), actor, task_key)
    return JSONResponse(
        {**_summary(task), "article": decision.article, "fields": list(decision.form_model.model_fields)}
    )


@router.post("/tasks/{task_key}/finish")
@door("办理待办", kinds=DECISIONS, gives=CaseState, refuses=("task_gone", "transition_refused", "version_conflict"))
def finish(
    task_key: str, request: Request, actor: Actor = Depends(require()), body: Any = JsonBody, key: str = Key
) -> Response:
    """Take the decision."""
    kit = kit_of(request)

    def work() -> Answer:
        task, decision = task_finishing.task_for(kit, actor, task_key)
        case = task_finishing.finish(
            kit, actor, task, task_finishing.read_decision(kit, actor, task, decision, body)
        )
        return Answer({"case_id": case.id, "status": case.status})

    return done_once(kit, actor, key, [task_key, body], work)


def _summary(task: OpenTask) -> dict[str, Any]:
    decision = DECISIONS[task.element_id]
    return {**task.model_dump(exclude={"instance_key"}), "title": decision.title}


def _place(task: OpenTask) -> tuple[str, str, str]:
    """Due first; those without a limit last."""
    return task.due_at or "9999", task.opened_at, task.key
