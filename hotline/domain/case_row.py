"""A case as lists show it: one small row, a fold of the case (`row_of`).

Lists of cases are made of rows, never of whole cases: a row has some hundred bytes however long its history is. It
holds nothing of the caller's and no words of the matter but its two headings.
"""

from pydantic import BaseModel, Field

from .assignment import Assignment
from .case import Case
from .classification import Importance, Kind, Origin, Protection, SecrecyLevel, UnitRole, Urgency, Way
from .status import CaseStatus

UNHAPPY = frozenset({"unsatisfied_justified", "unsatisfied_unjustified"})


class PartRow(BaseModel):
    """One unit's part in the present attempt. `asks`: "" | return | extension, what waits for a ruling.

    `in_charge_id` is whom of its people the unit gave it to, to be done by the day `in_charge_until`.
    """

    unit_id: str
    unit_name: str
    role: UnitRole
    issued_at: str
    due_at: str
    signed_at: str = ""
    urged: int = 0
    supervised_at: str = ""
    is_extended: bool = False
    asks: str = ""
    asked_at: str = ""
    closed_at: str = ""
    has_asked_return: bool = False
    has_asked_extension: bool = False
    slip_id: str = ""
    in_charge_id: str = ""
    in_charge_name: str = ""
    in_charge_until: str = ""


class CaseRow(BaseModel):
    """One case in a list. `parts` are the present attempt's, lead first; `unit_ids` all units that ever had a part.

    `leader_ids` are the leaders concerned and their substitutes, `convened_unit_ids` the units to which a document is
    addressed; with `registered_by`, `secrecy` and `is_supervised` they decide who may see the row.
    `told_before` counts earlier matters of the same caller and topic, `children` those that follow this one.
    """

    id: str
    version: int = 0
    status: CaseStatus
    kind: Kind
    urgency: Urgency
    importance: Importance
    secrecy: SecrecyLevel
    way: Way
    origin: Origin
    protection: Protection
    subject: str
    subject_for_units: str
    topic: str = ""
    district: str = ""
    registered_at: str
    registered_by: str
    call_seconds: int = 0
    round: int = 1
    attempt: int = 1
    parts: list[PartRow] = Field(default_factory=list)
    unit_ids: list[str] = Field(default_factory=list)
    convened_unit_ids: list[str] = Field(default_factory=list)
    is_supervised: bool = False
    leader_id: str = ""
    leader_ids: list[str] = Field(default_factory=list)
    instructed_at: str = ""
    instruction: str = ""
    outcome: str = ""
    result_at: str = ""
    satisfaction: str = ""
    unhappy_at: str = ""
    review_on: str = ""
    appealed_at: str = ""
    reveal_asked_at: str = ""
    is_mass_incident: bool = False
    session_id: str = ""
    session_leader_id: str = ""
    children: int = 0
    told_before: int = 0
    parent_id: str = ""

    @property
    def is_open(self) -> bool:
        """Whether the case has not reached its end."""
        return self.status in CaseStatus.open()

    @property
    def open_parts(self) -> list[PartRow]:
        """The parts of units that still owe their report, while the case is with the units."""
        if self.status not in CaseStatus.awaiting_unit():
            return []
        return [part for part in self.parts if not part.closed_at]

    @property
    def due_at(self) -> str:
        """When the first of the open parts is due; empty where no unit owes anything."""
        return min((part.due_at for part in self.open_parts), default="")


def row_of(case: Case) -> CaseRow:
    """The row that shows this case as it is."""
    first = next((a for a in case.approvals if a.leader), None)
    last_review = case.reviews[-1] if case.reviews else None
    callback = case.callbacks[-1] if case.callbacks else None
    is_shelved = case.status is CaseStatus.SHELVED and bool(case.shelves)
    return CaseRow(
        **{name: getattr(case, name) for name in _SAME},
        parts=[_part(part) for part in case.current_assignments],
        unit_ids=sorted({part.unit_id for part in case.assignments}),
        convened_unit_ids=sorted({document.unit_id for document in case.documents if document.unit_id}),
        is_supervised=any(part.supervision for part in case.assignments),
        leader_id=case.instructing_leader_id,
        leader_ids=sorted({i for a in case.approvals for i in (a.leader_id, a.substitute_id) if i}),
        instructed_at=first.leader.at if first and first.leader else "",
        instruction=first.leader.text if first and first.leader else "",
        result_at=last_review.opinion.at if last_review else "",
        satisfaction=callback.outcome if callback else "",
        unhappy_at=callback.at if callback and callback.outcome in UNHAPPY else "",
        review_on=case.shelves[-1].review_on if is_shelved else "",
        appealed_at=min((a.at for a in case.appeals if a.is_upheld is None), default=""),
        reveal_asked_at=min((one.asked_at for one in case.reveals if not one.decided_at), default=""),
        children=len(case.child_ids), told_before=case.told_before,
        parent_id=case.merge.parent_id if case.merge else "",
    )


def _part(part: Assignment) -> PartRow:
    asks, asked_at = _asks(part)
    return PartRow(
        unit_id=part.unit_id, unit_name=part.unit_name, role=part.role, issued_at=part.issued_at, due_at=part.due_at,
        signed_at=part.signed_at, urged=len(part.urgings), is_extended=part.is_extended,
        supervised_at=part.supervision.at if part.supervision else "", asks=asks, asked_at=asked_at,
        closed_at=part.closed_at, slip_id=part.slip_id,
        has_asked_return=part.returned is not None, has_asked_extension=part.extension is not None, **_in_charge(part),
    )


def _in_charge(part: Assignment) -> dict[str, str]:
    if (given := part.in_charge) is None:
        return {}
    return {"in_charge_id": given.account_id, "in_charge_name": given.name, "in_charge_until": given.due_on}


def _asks(part: Assignment) -> tuple[str, str]:
    if part.returned and part.returned.ruling is None:
        return "return", part.returned.at
    if part.extension and part.extension.ruling is None and part.report is None:
        return "extension", part.extension.at
    return "", ""


_SAME = (
    "id", "version", "status", "kind", "urgency", "importance", "secrecy", "way", "origin", "protection", "subject",
    "subject_for_units", "topic", "district", "registered_at", "registered_by", "call_seconds", "round", "attempt",
    "outcome", "is_mass_incident", "session_id", "session_leader_id",
)
