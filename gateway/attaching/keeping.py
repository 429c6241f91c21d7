"""Keeping an uploaded file for one purpose of one person."""

import hashlib

import structlog
from starlette.datastructures import FormData, UploadFile

from hotline.domain.attachments import MOST_BYTES, MOST_FILES, Attachment, EvidenceKind, FileType, clean_name
from hotline.domain.case import Case
from hotline.domain.errors import FieldsRefused, Refused, TemporarilyUnavailable
from hotline.domain.roles import Actor
from hotline.domain.tasks import OpenTask

from ..kit import Kit
from .file_types import type_of

log = structlog.get_logger()
OF_SCANS = frozenset({FileType.PDF, FileType.JPEG, FileType.PNG})
ONLY_OF_ORDINARY = frozenset({EvidenceKind.IDENTITY, EvidenceKind.CONTACT})


def purpose_of(task: OpenTask) -> str:
    """What files of a task are uploaded for."""
    return task.effect


def keep(
    kit: Kit, actor: Actor, purpose: str, kind: EvidenceKind, name: str, content: bytes, case: Case | None = None
) -> Attachment:
    """Check a file and keep it. The same file for the same purpose is kept once.

    Raises:
        FieldsRefused: the file is empty, too large, of a type that isn't taken, infected, or one too many; or the
            scanner that is set doesn't answer.
    """
    field = "scan_id" if kind is EvidenceKind.SCAN else "attachments"
    try:
        file_type = _checked(kind, content, case)
        _require_clean(kit, content)
    except (Refused, TemporarilyUnavailable) as refused:
        raise FieldsRefused({field: f"「{name[-40:]}」：{refused.message}" if name else refused.message}) from None
    sha256 = hashlib.sha256(content).hexdigest()
    attachment = Attachment(
        id=hashlib.sha256(f"{purpose}/{actor.account_id}/{kind}/{sha256}".encode()).hexdigest()[:24],
        name=clean_name(name, file_type), kind=kind, type=file_type, purpose=purpose, by=actor.account_id,
        at=kit.clock.now().isoformat(timespec="seconds"), sha256=sha256, size_bytes=len(content),
    )
    before = kit.attachments.uploaded(purpose, actor.account_id)
    if len(before) >= MOST_FILES and all(one.id != attachment.id for one in before):
        raise FieldsRefused({field: f"附件最多 {MOST_FILES} 个，请先移去不用的"})
    kit.attachments.put(attachment, content)
    return attachment


def keep_sent(
    kit: Kit, actor: Actor, purpose: str, form_data: FormData, kinds: tuple[EvidenceKind, ...],
    case: Case | None = None,
) -> list[Attachment]:
    """Keep the files that came with a form, in its fields `file_<kind>`. Raises: FieldsRefused."""
    return [
        keep(kit, actor, purpose, kind, part.filename, part.file.read(MOST_BYTES + 1), case)
        for kind in kinds for part in form_data.getlist(f"file_{kind}")
        if isinstance(part, UploadFile) and part.filename
    ]


def files_sent(form_data: FormData) -> list[str]:
    """What stands for the files of a form in an idempotency digest."""
    found = []
    for _, part in form_data.multi_items():
        if isinstance(part, UploadFile) and part.filename:
            found.append(hashlib.sha256(part.file.read()).hexdigest())
            part.file.seek(0)
    return sorted(found)


def _checked(kind: EvidenceKind, content: bytes, case: Case | None) -> FileType:
    if not content:
        raise Refused("文件是空的，请重新选择")
    if len(content) > MOST_BYTES:
        raise Refused(f"文件超过 {MOST_BYTES // 1024 // 1024} MB，请压缩后再上传")
    if case is not None and case.is_protected and kind in ONLY_OF_ORDINARY:
        raise Refused("保密件只附办理情况证明，不得附来话人身份或联系材料", "四（六）")
    file_type = type_of(content)
    if kind is EvidenceKind.SCAN and file_type not in OF_SCANS:
        raise Refused("扫描件应为 PDF 或图片")
    return file_type


def _require_clean(kit: Kit, content: bytes) -> None:
    if found := kit.virus_scanner.found_in(content):
        log.warning("infected_file_refused", found=found)
        raise Refused("文件含有病毒，未予接收，请查杀后重新上传")
