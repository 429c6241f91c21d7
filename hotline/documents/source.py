"""What a document is made from."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from ..domain.case import Case
from ..domain.identity import CallerIdentity
from ..domain.ports import Directory


@dataclass(frozen=True)
class Source:
    """The case and the circumstances of the issue; `identity` only where the page may name the caller."""

    case: Case
    number: str
    at: datetime
    unit_id: str
    directory: Directory
    identity: CallerIdentity | None = None
    extra: dict[str, Any] = field(default_factory=dict)

    @property
    def caller_name(self) -> str:
        """The caller as printed."""
        if self.case.is_protected:
            return "（按规定保密）"
        return (self.identity.name if self.identity else "") or "（未留姓名）"

    @property
    def caller_phone(self) -> str:
        """The caller's telephone as printed."""
        if self.case.is_protected:
            return "（按规定保密）"
        return (self.identity.phone if self.identity else "") or "（未留电话）"

    @property
    def caller_address(self) -> str:
        """The caller's work unit or address as printed."""
        if self.case.is_protected:
            return "（按规定保密）"
        return (self.identity.address if self.identity else "") or "—"
