"""What the events of one case tell: the fold from which every figure is counted.

The fold reads the events in order of `seq`, whatever order they arrived in, each once. So a late, doubled or
reordered event changes nothing that is wrong.
"""

from collections.abc import Callable, Iterable
from typing import Any

from pydantic import BaseModel, Field

from ..domain.events import Event, EventType


class UnitReportFact(BaseModel):
    """One unit's report; `round` and `attempt` say which."""

    unit_id: str
    at: str
    round: int
    attempt: int
    is_solved: bool
    is_on_time: bool


class CallbackFact(BaseModel):
    """One callback; marks from 1 to 5, 0 where nobody was reached."""

    at: str
    outcome: str
    quality: int
    efficiency: int
    satisfaction: int


class CaseFacts(BaseModel):
    """The facts of one case. Instants are ISO 8601 in the city's zone, empty where it hasn't happened.

    `due_at` is the present limit of each unit, by unit id. `returns` are the units that returned the case,
    `returns_accepted` those of them that were right; `shelved_at` is empty again when the case came back; `seqs`
    are the events counted; `is_whole` says that none below the highest is missing. `moved_in_at` is set of a case of
    the system before this: it counts as a matter, not as a call that was taken here.
    """

    case_id: str
    seqs: list[int] = Field(default_factory=list)
    registered_at: str = ""
    moved_in_at: str = ""
    kind: str = ""
    urgency: str = ""
    importance: str = ""
    way: str = ""
    topic: str = ""
    district: str = ""
    operator_number: str = ""
    protection: str = ""
    reports_wrongdoing: bool = False
    call_seconds: int = 0
    answered_at: str = ""
    answered_by: str = ""
    redirected_at: str = ""
    organ: str = ""
    handed_over_at: str = ""
    service: str = ""
    origin: str = ""
    withdrawn_at: str = ""
    shelved_at: str = ""
    parent_id: str = ""
    child_ids: list[str] = Field(default_factory=list)
    returns: list[str] = Field(default_factory=list)
    returns_accepted: list[str] = Field(default_factory=list)
    corrections: int = 0
    measures: list[str] = Field(default_factory=list)
    instructed_at: str = ""
    dispatched_at: str = ""
    unit_ids: list[str] = Field(default_factory=list)
    due_at: dict[str, str] = Field(default_factory=dict)
    rounds: int = 1
    attempts: int = 1
    urgings: int = 0
    urgings_by_hand: int = 0
    supervisions: int = 0
    extensions: int = 0
    reports: list[UnitReportFact] = Field(default_factory=list)
    review_outcomes: list[str] = Field(default_factory=list)
    callbacks: list[CallbackFact] = Field(default_factory=list)
    documents: list[str] = Field(default_factory=list)
    archived_at: str = ""
    outcome: str = ""
    is_on_time: bool = False

    @property
    def is_whole(self) -> bool:
        """Whether every event up to the latest has come."""
        return self.seqs == list(range(1, len(self.seqs) + 1))

    @property
    def was_transferred(self) -> bool:
        """Whether units got the case."""
        return bool(self.dispatched_at)

    @property
    def counts_for_units(self) -> bool:
        """Whether the handling is counted here: merged children count with their parent, withdrawn ones not at all."""
        return not self.parent_id and not self.withdrawn_at

    def is_overdue_open(self, as_of: str) -> bool:
        """Whether, at the instant `as_of`, a unit's limit has passed and the case isn't closed."""
        return not self.archived_at and any(due < as_of for due in self.due_at.values())


def facts_of(case_id: str, events: Iterable[Event]) -> CaseFacts:
    """Fold the events of one case."""
    facts = CaseFacts(case_id=case_id)
    by_seq = {event.seq: event for event in events}
    for seq in sorted(by_seq):
        event = by_seq[seq]
        facts.seqs.append(seq)
        if step := _STEPS.get(event.type):
            step(facts, event.at, event.data)
    return facts


def _registered(facts: CaseFacts, at: str, data: dict[str, Any]) -> None:
    facts.registered_at = at
    for name in (
        "kind", "urgency", "importance", "way", "topic", "district", "operator_number", "protection",
        "reports_wrongdoing", "call_seconds", "origin",
    ):
        setattr(facts, name, data[name])


def _moved_in(facts: CaseFacts, at: str, data: dict[str, Any]) -> None:
    """What was before, in one event; an open one goes on with events of its own."""
    _registered(facts, data["registered_at"], data)
    facts.moved_in_at, facts.unit_ids, facts.dispatched_at = at, data["unit_ids"], data["dispatched_at"]
    if data["reported_at"]:
        told = {"at": data["reported_at"], "is_solved": data["is_solved"], "is_on_time": data["is_on_time"]}
        facts.reports = [UnitReportFact(unit_id=unit, round=1, attempt=1, **told) for unit in data["unit_ids"]]
    if mark := data["satisfaction"]:
        outcome = "satisfied" if mark > 1 else "unsatisfied_justified"
        marks = dict.fromkeys(("quality", "efficiency", "satisfaction"), mark)
        facts.callbacks = [CallbackFact(at=data["archived_at"], outcome=outcome, **marks)]
    if data["archived_at"]:
        _archived(facts, data["archived_at"], data)
        if name := _ENDED_AT_ONCE.get(data["outcome"]):
            setattr(facts, name, data["archived_at"])


def _answered(facts: CaseFacts, at: str, data: dict[str, Any]) -> None:
    facts.answered_at, facts.answered_by = at, data["operator_number"]


def _redirected(facts: CaseFacts, at: str, data: dict[str, Any]) -> None:
    facts.redirected_at, facts.organ = at, data["organ"]


def _handed_over(facts: CaseFacts, at: str, data: dict[str, Any]) -> None:
    facts.handed_over_at, facts.service = at, data["service"]


def _withdrawn(facts: CaseFacts, at: str, data: dict[str, Any]) -> None:
    facts.withdrawn_at, facts.due_at = at, {}


def _shelved(facts: CaseFacts, at: str, data: dict[str, Any]) -> None:
    facts.shelved_at, facts.due_at = at, {}


def _unshelved(facts: CaseFacts, at: str, data: dict[str, Any]) -> None:
    facts.shelved_at = ""
    _round_begun(facts, at, data)


def _merged(facts: CaseFacts, at: str, data: dict[str, Any]) -> None:
    facts.parent_id, facts.due_at = data["parent_id"], {}


def _merge_undone(facts: CaseFacts, at: str, data: dict[str, Any]) -> None:
    facts.parent_id = ""


def _child_attached(facts: CaseFacts, at: str, data: dict[str, Any]) -> None:
    facts.child_ids.append(data["child_id"])


def _child_detached(facts: CaseFacts, at: str, data: dict[str, Any]) -> None:
    facts.child_ids = [child for child in facts.child_ids if child != data["child_id"]]


def _corrected(facts: CaseFacts, at: str, data: dict[str, Any]) -> None:
    facts.corrections, facts.due_at = facts.corrections + 1, {}
    _round_begun(facts, at, data)


def _returned(facts: CaseFacts, at: str, data: dict[str, Any]) -> None:
    facts.returns.append(data["unit_id"])


def _return_ruled(facts: CaseFacts, at: str, data: dict[str, Any]) -> None:
    if data["ruling"] != "reject":
        facts.returns_accepted.append(data["unit_id"])
        facts.due_at.pop(data["unit_id"], None)


def _excused(facts: CaseFacts, at: str, data: dict[str, Any]) -> None:
    facts.due_at.pop(data["unit_id"], None)


def _replaced(facts: CaseFacts, at: str, data: dict[str, Any]) -> None:
    facts.due_at[data["unit_id"]] = data["due_at"]
    facts.documents.append(data["document_id"])
    if data["unit_id"] not in facts.unit_ids:
        facts.unit_ids.append(data["unit_id"])


def _measure_taken(facts: CaseFacts, at: str, data: dict[str, Any]) -> None:
    facts.measures.append(data["measure"])


def _assigned(facts: CaseFacts, at: str, data: dict[str, Any]) -> None:
    facts.instructed_at = facts.instructed_at or at


def _instructed(facts: CaseFacts, at: str, data: dict[str, Any]) -> None:
    facts.instructed_at = facts.instructed_at or at


def _approval_issued(facts: CaseFacts, at: str, data: dict[str, Any]) -> None:
    facts.documents.append(data["document_id"])


def _dispatched(facts: CaseFacts, at: str, data: dict[str, Any]) -> None:
    facts.dispatched_at = facts.dispatched_at or at
    facts.unit_ids += [unit for unit in data["unit_ids"] if unit not in facts.unit_ids]
    facts.rounds, facts.attempts = max(facts.rounds, data["round"]), max(facts.attempts, data["attempt"])
    facts.due_at = {unit: data["due_at"] for unit in data["unit_ids"]}
    facts.documents += data["document_ids"]


def _urged(facts: CaseFacts, at: str, data: dict[str, Any]) -> None:
    facts.urgings += 1
    facts.urgings_by_hand += data["by_hand"]
    facts.documents.append(data["document_id"])


def _supervised(facts: CaseFacts, at: str, data: dict[str, Any]) -> None:
    facts.supervisions += 1
    facts.documents.append(data["document_id"])


def _extended(facts: CaseFacts, at: str, data: dict[str, Any]) -> None:
    facts.extensions += 1
    facts.due_at[data["unit_id"]] = data["due_at"]


def _reported(facts: CaseFacts, at: str, data: dict[str, Any]) -> None:
    facts.due_at.pop(data["unit_id"], None)
    facts.reports.append(UnitReportFact(at=at, **{k: v for k, v in data.items() if k != "is_last"}))


def _reviewed(facts: CaseFacts, at: str, data: dict[str, Any]) -> None:
    facts.review_outcomes.append(data["outcome"])


def _round_begun(facts: CaseFacts, at: str, data: dict[str, Any]) -> None:
    facts.rounds, facts.attempts = data["round"], data["attempt"]


def _called_back(facts: CaseFacts, at: str, data: dict[str, Any]) -> None:
    facts.callbacks.append(CallbackFact(at=at, **data))


def _archived(facts: CaseFacts, at: str, data: dict[str, Any]) -> None:
    facts.archived_at, facts.outcome, facts.is_on_time = at, data["outcome"], data["is_on_time"]


_ENDED_AT_ONCE = {"answered": "answered_at", "redirected": "redirected_at", "handed_over": "handed_over_at"}

_STEPS: dict[EventType, Callable[[CaseFacts, str, dict[str, Any]], None]] = {
    EventType.CASE_REGISTERED: _registered,
    EventType.CASE_MOVED_IN: _moved_in,
    EventType.CASE_ANSWERED: _answered,
    EventType.CASE_REDIRECTED: _redirected,
    EventType.CASE_HANDED_OVER: _handed_over,
    EventType.CASE_WITHDRAWN: _withdrawn,
    EventType.CASE_SHELVED: _shelved,
    EventType.CASE_UNSHELVED: _unshelved,
    EventType.CASE_MERGED: _merged,
    EventType.MERGE_UNDONE: _merge_undone,
    EventType.CHILD_ATTACHED: _child_attached,
    EventType.CHILD_DETACHED: _child_detached,
    EventType.CASE_CORRECTED: _corrected,
    EventType.RETURN_REQUESTED: _returned,
    EventType.RETURN_RULED: _return_ruled,
    EventType.UNIT_EXCUSED: _excused,
    EventType.UNIT_REPLACED: _replaced,
    EventType.MEASURE_TAKEN: _measure_taken,
    EventType.MATTER_ASSIGNED: _assigned,
    EventType.DOCUMENT_ISSUED: _approval_issued,
    EventType.LEADER_INSTRUCTED: _instructed,
    EventType.APPROVAL_ISSUED: _approval_issued,
    EventType.CASE_DISPATCHED: _dispatched,
    EventType.UNIT_URGED: _urged,
    EventType.SUPERVISION_STARTED: _supervised,
    EventType.LIMIT_EXTENDED: _extended,
    EventType.UNIT_REPORTED: _reported,
    EventType.REPORT_REVIEWED: _reviewed,
    EventType.LEADER_REVIEWED: _reviewed,
    EventType.SUPPLEMENT_ORDERED: _round_begun,
    EventType.ROUND_BEGUN: _round_begun,
    EventType.CALLER_CALLED_BACK: _called_back,
    EventType.COVER_MADE: _approval_issued,
    EventType.CASE_ARCHIVED: _archived,
}
