"""Attached files, for programs: uploading for a task, saving those of a case."""

from fastapi import APIRouter, Depends, Request
from fastapi.responses import JSONResponse, Response

from hotline.domain.attachments import EvidenceKind
from hotline.domain.errors import FieldsRefused
from hotline.domain.roles import Actor

from .. import task_finishing
from ..attaching import attachment_headers, keep, kinds_of, purpose_of, read_attachment
from ..kit import kit_of
from ..openapi import door
from ..session import require
from .answers import UploadsKept
from .bodies import Uploads

router = APIRouter(tags=["附件"])
NEVER_SHOWN = "application/octet-stream"


@router.post("/tasks/{task_key}/attachments")
@door("为任务上传附件", gives=UploadsKept, status=201, refuses=("task_gone",))
def upload(
    task_key: str, request: Request, kind: str = "", actor: Actor = Depends(require()),
    files: dict[str, bytes] = Uploads,
) -> Response:
    """Keep files for a task; its form then names their ids. The same file is kept once, however often it is sent."""
    kit = kit_of(request)
    task, decision = task_finishing.task_for(kit, actor, task_key)
    case = kit.cases.get(task.case_id)
    wanted = one_kind(kind, kinds_of(decision.form_model, case))
    kept = [keep(kit, actor, purpose_of(task), wanted, name, content, case) for name, content in files.items()]
    return JSONResponse({"attachments": [one.evidence.model_dump() for one in kept]}, 201)


@router.get("/cases/{case_id}/attachments/{attachment_id}")
@door("下载附件", media="application/octet-stream")
def attachment(case_id: str, attachment_id: str, request: Request, actor: Actor = Depends(require())) -> Response:
    """One file's bytes."""
    found, content = read_attachment(kit_of(request), actor, case_id, attachment_id)
    return Response(content, media_type=NEVER_SHOWN, headers=attachment_headers(found))


def one_kind(kind: str, kinds: tuple[EvidenceKind, ...]) -> EvidenceKind:
    """The kind that was named, or the only one there is. Raises: FieldsRefused."""
    found = [one for one in kinds if one == kind or (not kind and len(kinds) == 1)]
    if not found:
        raise FieldsRefused({"kind": "请说明附件的种类：" + "、".join(f"{one}（{one.label}）" for one in kinds)})
    return found[0]


