"""The table of document kinds: adding one is a folder and a line here."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from ..domain.documents import DocumentKind
from .approval_slip import context as approval_slip
from .archive_cover import context as archive_cover
from .source import Source
from .supervision_notice import context as supervision_notice
from .transfer_slip import context as transfer_slip
from .urging_notice import context as urging_notice


@dataclass(frozen=True)
class Kind:
    """How a kind gets its context."""

    context: Callable[[Source], dict[str, Any]]


KINDS: dict[DocumentKind, Kind] = {
    DocumentKind.APPROVAL_SLIP: Kind(approval_slip.build),
    DocumentKind.TRANSFER_SLIP: Kind(transfer_slip.build),
    DocumentKind.URGING_NOTICE: Kind(urging_notice.build),
    DocumentKind.SUPERVISION_NOTICE: Kind(supervision_notice.build),
    DocumentKind.ARCHIVE_COVER: Kind(archive_cover.build),
}
