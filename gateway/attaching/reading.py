"""Opening an attached file: only those who may, and always to be saved, never shown by the browser."""

from contextlib import suppress

from hotline.domain.access import may_see_attachment, may_see_scan
from hotline.domain.attachments import Attachment, EvidenceKind
from hotline.domain.case import Case
from hotline.domain.errors import NotFound
from hotline.domain.roles import Actor

from ..case_reading import case_for
from ..kit import Kit

NONE = "没有可查看的附件，请返回案件页面核对"
SHOWS_CALLER = frozenset({EvidenceKind.IDENTITY, EvidenceKind.CONTACT})


def read_attachment(kit: Kit, actor: Actor, case_id: str, attachment_id: str) -> tuple[Attachment, bytes]:
    """The description and the bytes. Proof of who called is a look at the identity, on record before it is read.

    Raises: NotFound: the same whether there is no such file or it isn't for this person.
    """
    case, _ = case_for(kit, actor, case_id)
    if not _may_see(actor, case, attachment_id):
        raise NotFound(NONE)
    attachment = kit.attachments.get(attachment_id)
    if attachment.kind in SHOWS_CALLER:
        with suppress(NotFound):
            kit.vault.show(case_id, to=actor, reason=f"打开附件 {attachment_id}")
    return attachment, kit.attachments.read(attachment_id)


def attachment_headers(attachment: Attachment) -> dict[str, str]:
    """Saved under the file's id; a browser neither shows nor runs it."""
    return {
        "content-disposition": f'attachment; filename="{attachment.saved_as}"',
        "content-security-policy": "sandbox; default-src 'none'",
    }


def _may_see(actor: Actor, case: Case, attachment_id: str) -> bool:
    for part in case.assignments:
        for evidence in part.report.attachments if part.report else []:
            if evidence.id == attachment_id:
                return may_see_attachment(actor, case, part, evidence)
    return attachment_id in _scans(case) and may_see_scan(actor, case)


def _scans(case: Case) -> set[str]:
    """Every scanned slip with a leader's word: on approvals, reviews and rulings."""
    asked = [request for part in case.assignments for request in (part.returned, part.extension) if request]
    rulings = [request.ruling for request in asked if request.ruling]
    return {one.scan_id for one in (*case.approvals, *case.reviews, *rulings)} - {""}
