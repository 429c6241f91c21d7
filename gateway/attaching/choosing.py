"""Which uploaded files a form chose: only those that the same person uploaded for the same purpose."""

from typing import Any

from hotline.domain.attachments import MOST_FILES, Attachment, EvidenceKind
from hotline.domain.case import Case
from hotline.domain.errors import FieldsRefused
from hotline.domain.forms import Form
from hotline.domain.roles import Actor

from ..kit import Kit
from .keeping import ONLY_OF_ORDINARY

UNKNOWN = "附件不存在，或不是您为本事项上传的，请重新上传"


def kinds_of(model: type[Form], case: Case | None = None) -> tuple[EvidenceKind, ...]:
    """What may be attached to a form; nothing for most."""
    if "scan_id" in model.model_fields:
        return (EvidenceKind.SCAN,)
    if "attachments" not in model.model_fields:
        return ()
    kinds = EvidenceKind.of_reports()
    return tuple(k for k in kinds if k not in ONLY_OF_ORDINARY) if case is not None and case.is_protected else kinds


def chosen_fields(kit: Kit, actor: Actor, purpose: str, model: type[Form], ids: Any) -> dict[str, Any]:
    """The fields of the form that hold files, made of the ids that were sent.

    Raises:
        FieldsRefused: an id isn't one of this person's uploads for this purpose, or too many were chosen.
    """
    kinds = kinds_of(model)
    if not kinds:
        return {}
    field = "scan_id" if kinds == (EvidenceKind.SCAN,) else "attachments"
    if not isinstance(ids, list) or not all(isinstance(one, str) for one in ids):
        raise FieldsRefused({field: "附件应为上传后得到的编号"})
    uploads = {one.id: one for one in kit.attachments.uploaded(purpose, actor.account_id) if one.kind in kinds}
    chosen: list[Attachment] = [uploads[one] for one in dict.fromkeys(ids) if one in uploads]
    if len(chosen) < len(set(ids)):
        raise FieldsRefused({field: UNKNOWN})
    if len(chosen) > MOST_FILES:
        raise FieldsRefused({field: f"附件最多 {MOST_FILES} 个"})
    if field == "scan_id":
        return {"scan_id": chosen[0].id if chosen else ""}
    return {"attachments": [one.evidence for one in chosen]}
