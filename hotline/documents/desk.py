"""The desk where documents get their number, are rendered, and are kept (R-2.0)."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Protocol

from ..domain.case import Case
from ..domain.documents import DocumentKind, DocumentRef
from ..domain.errors import NotFound
from ..domain.identity import CallerIdentity
from ..domain.ports import Calendars, Directory, DocumentStore, IdentityVault, Numbers
from .kinds import KINDS
from .pool import RenderedPdf
from .source import Source


class Renderer(Protocol):
    """Makes a PDF of a kind from a context of plain values."""

    def render(self, kind: str, context: dict[str, Any]) -> RenderedPdf:
        """Raises: DocumentTooSlow, RenderFailed."""


class Desk:
    """Implements `ports.DocumentDesk`. A claim has one number and one document, however often it is asked for."""

    def __init__(
        self, *, renderer: Renderer, numbers: Numbers, store: DocumentStore, vault: IdentityVault,
        directory: Directory, calendars: Calendars,
    ):
        self._renderer, self._numbers, self._store = renderer, numbers, store
        self._vault, self._directory, self._calendars = vault, directory, calendars

    def number(self, kind: DocumentKind, claim: str, at: datetime) -> tuple[str, str]:
        """Claim a number of the year of `at`: (document id, official number).

        What is claimed again in a later year keeps the number of its own.
        """
        sequence = self._numbers.claim(f"{kind.series}/{at.year}", claim)
        year = int(self._numbers.series_of(claim).rpartition("/")[2])
        return f"{kind}-{year}-{sequence}", kind.number(year, sequence)

    def issue(
        self, kind: DocumentKind, case: Case, *, claim: str, at: datetime, unit_id: str = "",
        words: Mapping[str, Any] | None = None,
    ) -> DocumentRef:
        """The document of this claim: made now, or the one that was made before, as it was."""
        document_id, number = self.number(kind, claim, at)
        if (kept := self._store.find(document_id)) is not None:
            return kept
        source = Source(
            case=case, number=number, at=at, unit_id=unit_id, directory=self._directory,
            identity=self._identity(kind, case), extra=dict(words or {}),
        )
        pdf = self._renderer.render(kind, KINDS[kind](source))
        ref = DocumentRef(
            id=document_id, number=number, kind=kind, case_id=case.id, claim=claim, sha256=pdf.sha256,
            pages=pdf.pages, issued_at=at.isoformat(timespec="seconds"), unit_id=unit_id,
        )
        return self._store.put(ref, pdf.data)

    def issue_apart(
        self, kind: DocumentKind, *, claim: str, at: datetime, words: Mapping[str, Any]
    ) -> DocumentRef:
        """The document of this claim about no single case: made now of `words`, or the one made before."""
        document_id, number = self.number(kind, claim, at)
        if (kept := self._store.find(document_id)) is not None:
            return kept
        source = Source(case=None, number=number, at=at, unit_id="", directory=self._directory, extra=dict(words))
        pdf = self._renderer.render(kind, KINDS[kind](source))
        ref = DocumentRef(
            id=document_id, number=number, kind=kind, case_id="", claim=claim, sha256=pdf.sha256, pages=pdf.pages,
            issued_at=at.isoformat(timespec="seconds"),
        )
        return self._store.put(ref, pdf.data)

    def _identity(self, kind: DocumentKind, case: Case) -> CallerIdentity | None:
        """Who called, for the slips that name them; never of a protected caller. Who left nothing has no name."""
        if case.is_protected or not kind.names_caller:
            return None
        try:
            return self._vault.for_slip(case.id, reason=f"打印{kind.label}")
        except NotFound:
            if case.is_anonymous:
                return None
            raise
