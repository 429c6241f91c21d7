"""Documents of a case, for those who may open them."""

from contextlib import suppress

from hotline.domain.access import may_see_document, shows_caller
from hotline.domain.documents import DocumentRef
from hotline.domain.errors import NotFound
from hotline.domain.roles import Actor

from .case_reading import case_for
from .kit import Kit


def read_document(kit: Kit, actor: Actor, case_id: str, document_id: str) -> tuple[DocumentRef, bytes]:
    """The description and the PDF. One that names the caller is a look at the identity, on record before it is read.

    Raises: NotFound: the same whether there is no such document or it isn't for this person.
    """
    case, _ = case_for(kit, actor, case_id)
    for document in case.documents:
        if document.id == document_id and may_see_document(actor, case, document):
            if shows_caller(case, document):
                _record_look(kit, actor, document)
            return document, kit.document_store.read(document_id)
    raise NotFound("没有可查看的文件，请返回案件页面核对")


def _record_look(kit: Kit, actor: Actor, document: DocumentRef) -> None:
    with suppress(NotFound):
        kit.vault.show(document.case_id, to=actor, reason=f"打开{document.kind.label} {document.number}")


def pdf_headers(document: DocumentRef) -> dict[str, str]:
    """Shown in the browser, saved under the document's id: nothing personal is in the name."""
    return {"content-disposition": f'inline; filename="{document.id}.pdf"'}
