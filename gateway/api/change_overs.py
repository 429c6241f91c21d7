"""Moving in, for programs."""

from typing import Any

from fastapi import APIRouter, Depends, Request
from fastapi.responses import JSONResponse, Response
from pydantic import BaseModel, Field

from hotline.change_over import TEMPLATE_NAME, template
from hotline.domain.change_over import Fault
from hotline.domain.forms import Form
from hotline.domain.roles import Actor

from .. import change_over_desk
from ..downloading import as_file
from ..kit import kit_of
from ..navigation import APPROVES_CHANGE_OVERS, PREPARES_CHANGE_OVERS, SEES_CHANGE_OVERS
from ..once import Answer
from ..openapi import door
from ..session import require
from ..uploading import digests
from .answers import Identified, Instant
from .bodies import JsonBody, Key, Uploads
from .done_once import done_once

router = APIRouter(prefix="/change_overs", tags=["数据迁入"])
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


class BroughtFile(BaseModel):
    """上传的一个文件"""

    name: str
    bytes: int


class TableCount(BaseModel):
    """一类数据的条数"""

    table: str = Field(examples=["已办结案件"])
    new: int
    changed: int
    same: int


class ChangeOver(BaseModel):
    """一次导入"""

    id: str = Field(examples=["4f0c2a9b7d11"])
    state: str = Field(examples=["checked"])
    state_label: str
    is_ended: bool
    is_under_way: bool
    files: list[BroughtFile]
    fault_count: int
    rows: int
    written: int = Field(description="已写入的批数")
    batches: int
    made_at: Instant
    by_name: str
    checked_at: Instant
    approved_at: Instant
    approved_by_name: str
    begun_at: Instant
    begun_by_name: str
    finished_at: Instant


class ChangeOverWhole(ChangeOver):
    """一次导入，连同各类条数和前 200 处错误"""

    reason: str
    counts: list[TableCount]
    faults: list[Fault]


class ChangeOvers(BaseModel):
    """各次导入，最近的在前"""

    change_overs: list[ChangeOver]


class StepTaken(BaseModel):
    """已办理的一步"""

    step: str = Field(examples=["write"])


@router.get("")
@door("各次导入", gives=ChangeOvers)
def change_overs(request: Request, actor: Actor = Depends(require(*SEES_CHANGE_OVERS))) -> Response:
    """Every import, the latest first."""
    return JSONResponse({"change_overs": change_over_desk.overview(kit_of(request))})


@router.get("/template")
@door("导入模板", media=XLSX)
def change_over_template(actor: Actor = Depends(require(*SEES_CHANGE_OVERS))) -> Response:
    """The workbook to fill in."""
    return as_file(template(), TEMPLATE_NAME, XLSX)


@router.post("")
@door("上传文件以供检查", gives=Identified, status=201)
def receive(
    request: Request, actor: Actor = Depends(require(*PREPARES_CHANGE_OVERS)), files: dict[str, bytes] = Uploads,
    key: str = Key,
) -> Response:
    """Bring files to be checked; the check runs in the background."""
    kit = kit_of(request)
    return done_once(
        kit, actor, key, digests(files),
        lambda: Answer({"id": change_over_desk.receive(kit, actor, files, key)}, 201),
    )


@router.get("/{import_id}")
@door("一次导入", gives=ChangeOverWhole, refuses=("not_found",))
def change_over(import_id: str, request: Request, actor: Actor = Depends(require(*SEES_CHANGE_OVERS))) -> Response:
    """How far it has come, what it would bring, what is wrong."""
    return JSONResponse(change_over_desk.shown(kit_of(request), import_id))


@router.get("/{import_id}/faults")
@door("错误清单", media="text/csv", refuses=("not_found",))
def faults(import_id: str, request: Request, actor: Actor = Depends(require(*SEES_CHANGE_OVERS))) -> Response:
    """The faults as a csv text."""
    name = f"导入错误-{import_id}.csv"
    return as_file(change_over_desk.faults_csv(kit_of(request), import_id), name, "text/csv; charset=utf-8")


@router.post("/{import_id}/approve")
@door("核准岗位", takes=Form, gives=StepTaken, refuses=("not_found", "transition_refused"))
def approve(
    import_id: str, request: Request, actor: Actor = Depends(require(*APPROVES_CHANGE_OVERS)), body: Any = JsonBody,
    key: str = Key,
) -> Response:
    """Agree, as the second person, to the roles that it gives."""
    return _step(request, actor, import_id, "approve", key)


@router.post("/{import_id}/write")
@door("正式导入", takes=Form, gives=StepTaken, refuses=("not_found", "transition_refused"))
def write(
    import_id: str, request: Request, actor: Actor = Depends(require(*PREPARES_CHANGE_OVERS)), body: Any = JsonBody,
    key: str = Key,
) -> Response:
    """Have it written."""
    return _step(request, actor, import_id, "write", key)


@router.post("/{import_id}/give_up")
@door("放弃导入", takes=Form, gives=StepTaken, refuses=("not_found", "transition_refused"))
def give_up(
    import_id: str, request: Request, actor: Actor = Depends(require(*PREPARES_CHANGE_OVERS)), body: Any = JsonBody,
    key: str = Key,
) -> Response:
    """Give it up."""
    return _step(request, actor, import_id, "give_up", key)


def _step(request: Request, actor: Actor, import_id: str, step: str, key: str) -> Response:
    kit = kit_of(request)
    return done_once(
        kit, actor, key, [import_id, step],
        lambda: Answer({"step": change_over_desk.take_step(kit, actor, import_id, step)}),
    )
