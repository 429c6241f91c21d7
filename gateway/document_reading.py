"""Documents of a case, for those who may open them."""

from hotline.domain.access import may_see_document
from hotline.domain.documents import DocumentRef
from hotline.domain.errors import NotFound
from hotline.domain.roles import Actor

from .case_reading import case_for
from .kit import Kit


def read_document(kit: Kit, actor: Actor, case_id: str, document_id: str) -> tuple[DocumentRef, bytes]:
    """The description and the PDF.

    Raises: NotFound: the same whether there is no such document or it isn't for this person.
    """
    case, _ = case_for(kit, actor, case_id)
    for document in case.documents:
        if document.id == document_id and may_see_document(actor, case, document):
            return document, kit.document_store.read(document_id)
    raise NotFound("没有可查看的文件，请返回案件页面核对")


def pdf_headers(document: DocumentRef) -> dict[str, str]:
    """Shown in the browser, saved under the document's id: nothing personal is in the name."""
    return {"content-disposition": f'inline; filename="{document.id}.pdf"'}
