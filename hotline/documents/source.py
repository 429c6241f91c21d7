"""What a document is made from."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from ..domain.assignment import Assignment
from ..domain.case import Case
from ..domain.classification import SecrecyLevel, Urgency
from ..domain.documents import DocumentKind
from ..domain.identity import CallerIdentity
from ..domain.ports import Directory
from . import chinese_dates as said

CENTER = "日照市人民政府市长公开电话受理中心"
OFFICE = "日照市人民政府办公室督查科"
HIDDEN = "（按规定保密）"
URGENCY_MARKS = {
    Urgency.ORDINARY: "", Urgency.URGENT: "加急", Urgency.VERY_URGENT: "特急", Urgency.EMERGENCY: "特急（突发事件）",
}
"""Marks of urgency. Source: GB/T 9704-2012, 7.2.3: 特急, 加急."""


@dataclass(frozen=True)
class Source:
    """The case and the circumstances of the issue; `identity` only where the page may name the caller.

    `extra` are the particulars of the kind, as the order for the document keeps them. A paper about no single case
    (`Desk.issue_apart`) is made of them alone.
    """

    case: Case | None
    number: str
    at: datetime
    unit_id: str
    directory: Directory
    identity: CallerIdentity | None = None
    extra: dict[str, Any] = field(default_factory=dict)

    def heading(self, kind: DocumentKind, *, title: str = "", issuer: str = CENTER) -> dict[str, Any]:
        """What every page carries: title, number, marks, issuer, date."""
        case = self.case
        return {
            "title": title or kind.label, "number": self.number, "case_id": case.id if case else "",
            "date": said.day(self.at), "issuer": issuer,
            "secrecy": "" if case is None or case.secrecy is SecrecyLevel.PUBLIC else case.secrecy.label,
            "urgency": URGENCY_MARKS[case.urgency] if case else "",
        }

    def matter(self) -> dict[str, Any]:
        """The matter as whoever may not know the caller reads it: a protected case shows the second text only."""
        case = self.case
        return {
            "subject": case.subject_for_units, "content": case.text_for_units or HIDDEN,
            "place": case.place_for_units or "—", "kind": case.kind.label, "topic": case.topic or "—",
            "registered_on": said.day(case.registered_at),
        }

    @property
    def part(self) -> Assignment:
        """The latest part of the unit that the document is for."""
        return next(a for a in reversed(self.case.assignments) if a.unit_id == self.unit_id)

    @property
    def limit(self) -> str:
        """The unit's limit in words, set tight as documents write numbers."""
        return self.part.limit_text.replace(" ", "")

    @property
    def unit_name(self) -> str:
        """The unit that the document is for."""
        return self.name_of(self.unit_id)

    def name_of(self, unit_id: str) -> str:
        """A unit by its name, also one that has left the directory since it had the case."""
        known = {a.unit_id: a.unit_name for a in self.case.assignments}
        return known.get(unit_id) or self.directory.unit(unit_id).name

    def names_of(self, unit_ids: Iterable[str]) -> str:
        """Units by name, one after the other."""
        return "、".join(self.name_of(unit_id) for unit_id in unit_ids)

    @property
    def organ(self) -> str:
        """The organ in whose name a measure is taken: the center, or the municipal office."""
        return OFFICE if self.extra["organ"] == "office" else CENTER

    @property
    def caller_name(self) -> str:
        """The caller as printed."""
        return self._of_caller("name", "（未留姓名）")

    @property
    def caller_phone(self) -> str:
        """The caller's telephone as printed."""
        return self._of_caller("phone", "（未留电话）")

    @property
    def caller_address(self) -> str:
        """The caller's work unit or address as printed."""
        return self._of_caller("address", "—")

    def _of_caller(self, name: str, absent: str) -> str:
        if self.case.is_protected:
            return HIDDEN
        return (getattr(self.identity, name) if self.identity else "") or absent
