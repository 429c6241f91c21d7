"""Matters that a leader assigns without a call, and the ledger, for programs (R-2.4)."""

from typing import Any

from fastapi import APIRouter, Depends, Request
from fastapi.responses import JSONResponse, Response

from hotline.domain.assigning import AssignForm
from hotline.domain.attachments import ASSIGNING, EvidenceKind
from hotline.domain.errors import FieldsRefused
from hotline.domain.roles import Actor

from .. import assigning_matters
from ..attaching import keep
from ..form_reading import read_json
from ..kit import kit_of
from ..navigation import ASSIGNS_MATTERS, READS_LEDGER
from ..once import Answer
from ..openapi import door
from ..paging import Size, Token, page_of
from ..session import require
from .answers import CaseState, LedgerPage, UploadsKept
from .bodies import JsonBody, Key, Uploads
from .done_once import done_once

router = APIRouter(tags=["交办事项"])
Assigners = Depends(require(*ASSIGNS_MATTERS))


@router.get("/assigned_matters")
@door("交办批办台账", gives=LedgerPage)
def ledger(
    request: Request, actor: Actor = Depends(require(*READS_LEDGER)), page_token: str = Token, page_size: int = Size
) -> Response:
    """The ledger, in order of instruction, by pages."""
    lines = assigning_matters.ledger_of(kit_of(request), actor)
    shown, token = page_of(lines, _place, page_token, page_size)
    return JSONResponse({"matters": shown, "count": len(lines), "next_page_token": token})


@router.post("/assigned_matters/scans")
@door("上传批件扫描件", gives=UploadsKept, status=201)
def upload(request: Request, actor: Actor = Assigners, files: dict[str, bytes] = Uploads) -> Response:
    """Keep the scanned slip; the matter then names its id."""
    kit = kit_of(request)
    kept = [keep(kit, actor, ASSIGNING, EvidenceKind.SCAN, name, content) for name, content in files.items()]
    return JSONResponse({"attachments": [one.evidence.model_dump() for one in kept]}, 201)


@router.post("/assigned_matters")
@door("登记交办事项", takes=AssignForm, gives=CaseState, status=201, page="assigned_matter.html")
def assign(request: Request, actor: Actor = Assigners, body: Any = JsonBody, key: str = Key) -> Response:
    """Register the matter."""
    kit = kit_of(request)

    def work() -> Answer:
        if not isinstance(body, dict):
            raise FieldsRefused({"body": "请求内容应为 JSON 对象"})
        scan = assigning_matters.scan_named(kit, actor, body.get("scan_id"))
        case = assigning_matters.assign(kit, actor, read_json(AssignForm, body | scan), key)
        return Answer({"case_id": case.id, "status": case.status}, 201)

    return done_once(kit, actor, key, body, work)


def _place(line: dict[str, Any]) -> tuple[str, str]:
    return line["instructed_at"], line["case_id"]
