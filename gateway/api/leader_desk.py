"""A leader's desk and list of usual opinions, for programs."""

from typing import Any

from fastapi import APIRouter, Depends, Request
from fastapi.responses import JSONResponse, Response
from pydantic import BaseModel

from hotline.domain.roles import Actor
from hotline.domain.usual_opinions import OpinionsForm

from .. import task_finishing
from ..form_reading import read_json
from ..home.leader_desk import leader_desk_of, plain
from ..kit import kit_of
from ..navigation import ASSIGNS_MATTERS
from ..once import Answer, once
from ..openapi import door
from ..session import require
from .answers import CaseId, Instant, Status
from .bodies import JsonBody, Key

router = APIRouter(tags=["交办事项"])
LEADERS = Depends(require(*ASSIGNS_MATTERS))


class AskingRow(BaseModel):
    """等待批示的一件"""

    task_key: str
    title: str
    case_id: CaseId
    subject: str
    unit_ids: list[str]
    head_opinion: str


class InstructedRow(BaseModel):
    """已批示的一件及结果"""

    case_id: CaseId
    subject: str
    instructed_at: Instant
    instruction: str
    units: list[str]
    status: Status
    due_at: Instant
    left: str
    result: str


class OverdueRow(BaseModel):
    """超期的单位"""

    unit: str
    case_id: CaseId
    left: str


class DeskTold(BaseModel):
    """领导的办公桌：待批示、已批示、超期"""

    asking: list[AskingRow]
    instructed: list[InstructedRow]
    overdue: list[OverdueRow]
    usual_opinions: list[str]


class OpinionsKept(BaseModel):
    """批示常用语"""

    usual_opinions: list[str]


@router.get("/leader_desk")
@door("待批示、已批示、超期", gives=DeskTold)
def desk(request: Request, actor: Actor = LEADERS) -> Response:
    """What asks for the leader's word, what was instructed in order of instruction, what is overdue."""
    kit = kit_of(request)
    return JSONResponse(plain(leader_desk_of(kit, actor, task_finishing.tasks_of(kit, actor))))


@router.post("/usual_opinions")
@door("保存批示常用语", takes=OpinionsForm, gives=OpinionsKept, page="usual_opinions.html")
def keep(request: Request, actor: Actor = LEADERS, body: Any = JsonBody, key: str = Key) -> Response:
    """Let the list be these lines."""
    kit = kit_of(request)

    def work() -> Answer:
        kit.usual_opinions.keep(actor.leader_id, read_json(OpinionsForm, body).sound_lines())
        return Answer()

    once(kit, actor, key, body, work)
    return JSONResponse({"usual_opinions": kit.usual_opinions.of(actor.leader_id)})
