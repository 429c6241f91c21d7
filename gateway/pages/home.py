"""The first page of every role: my tasks, due first, and the cases I work on."""

from fastapi import APIRouter, Depends, Request
from fastapi.responses import Response

from hotline.domain.case import Case
from hotline.domain.roles import Actor, Role

from .. import case_reading, task_finishing
from ..kit import Kit, kit_of
from ..naming import names_of
from ..rendering import page
from ..session import require

router = APIRouter()
TASKS_SHOWN = 100
CASES_SHOWN = 30


@router.get("/")
def home(request: Request, actor: Actor = Depends(require())) -> Response:
    """What waits for me."""
    kit = kit_of(request)
    tasks = task_finishing.tasks_of(kit, actor)
    title, cases = _cases_of(kit, actor)
    return page(
        request, "home.html", tasks=tasks[:TASKS_SHOWN], task_count=len(tasks), cases_title=title,
        cases=cases[:CASES_SHOWN], names=names_of(kit),
    )


def _cases_of(kit: Kit, actor: Actor) -> tuple[str, list[Case]]:
    cases = case_reading.recent_for(kit, actor)
    if actor.has(Role.OPERATOR):
        return "我最近接听的来电", [case for case in cases if case.registered_by == actor.account_id]
    if actor.has(*Role.center()):
        return "在办案件", [case for case in cases if case.is_open]
    if actor.has(*Role.unit()):
        return "本单位承办的案件", cases
    if actor.has(Role.CITY_LEADER, Role.LEADER_SECRETARY):
        return "批示和交办的案件", cases
    return ("督办的案件", cases) if actor.has(Role.MUNICIPAL_OFFICE) else ("", [])
