"""Orders for documents: an act that needs a paper orders it in the same update, a job prints it (R-2.0).

What is ordered is never lost and never printed twice: the order's claim has one number and one document.
"""

from typing import Any

from pydantic import BaseModel, Field

from .approval import Opinion
from .documents import DocumentKind


class DocumentOrder(BaseModel):
    """A document that an act of a person asked for. `id` is unique within its case.

    `extra` are the words of the page; they stay in the center's store. With `needs_head` the center head
    decides first: `opinion` is what they wrote, `is_refused` that there will be no document.
    `is_at_once` orders are printed by a process of their own, the others when the case is archived.
    """

    id: str
    kind: DocumentKind
    unit_id: str = ""
    ordered_at: str
    by: str
    by_name: str
    extra: dict[str, Any] = Field(default_factory=dict)
    is_at_once: bool = True
    needs_head: bool = False
    opinion: Opinion | None = None
    is_refused: bool = False
    document_id: str = ""

    @property
    def is_pending(self) -> bool:
        """Whether the document is still to be printed."""
        return not self.document_id and not self.is_refused

    @property
    def may_be_printed(self) -> bool:
        """Whether nothing stands before the printing."""
        return self.is_pending and (not self.needs_head or self.opinion is not None)

    def claim(self, case_id: str) -> str:
        """What the document's number is claimed for."""
        return f"{self.kind}/{case_id}/{self.id}"
