"""Kinds of documents, their official names and number series (R-2.0, R-5.2.*, R-5.5.1)."""

from pydantic import BaseModel

from .classification import Labelled


class DocumentKind(Labelled):
    """An official document of the procedure."""

    APPROVAL_SLIP = "approval_slip", "市长公开电话受理事项批办单"
    TRANSFER_SLIP = "transfer_slip", "市长公开电话转办单"
    URGING_NOTICE = "urging_notice", "市长公开电话催办通知单"
    SUPERVISION_NOTICE = "supervision_notice", "市政府工作督查通知单"
    ARCHIVE_COVER = "archive_cover", "市长公开电话案卷"

    @property
    def series(self) -> str:
        """Name of the number chain; one per kind and year."""
        return f"document/{self.value}"

    @property
    def names_caller(self) -> bool:
        """Whether its page says who called, of an ordinary case (R-4.5): to open it is a look at the identity."""
        return self in (DocumentKind.APPROVAL_SLIP, DocumentKind.TRANSFER_SLIP)

    def number(self, year: int, sequence: int) -> str:
        """The official number, e.g. 日市长电批〔2026〕12号. Source: GB/T 9704-2012, 7.2.5."""
        return f"{_ORGAN_CODES[self]}〔{year}〕{sequence}号"


_ORGAN_CODES = {
    DocumentKind.APPROVAL_SLIP: "日市长电批",
    DocumentKind.TRANSFER_SLIP: "日市长电转",
    DocumentKind.URGING_NOTICE: "日市长电催",
    DocumentKind.SUPERVISION_NOTICE: "日政督",
    DocumentKind.ARCHIVE_COVER: "日市长电卷",
}


class DocumentRef(BaseModel):
    """A document that was issued: kept once under `id`, its bytes never change.

    `claim` says what the number was claimed for (case, kind, round, …); `unit_id` whom it went to, if a unit.
    """

    id: str
    number: str
    kind: DocumentKind
    case_id: str
    claim: str
    sha256: str
    pages: int
    issued_at: str
    unit_id: str = ""
