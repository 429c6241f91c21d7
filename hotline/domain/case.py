"""The case: one matter from the call to the archive.

One document in the store, changed atomically: state, history entry, outbox entry and engine commands in one
update. Every method that changes it takes the `effect` key that makes a second call do nothing.
"""

from datetime import datetime
from itertools import takewhile
from typing import Any

from pydantic import BaseModel, Field

from .approval import Appeal, Approval, Callback, Review
from .assignment import Assignment
from .classification import (
    EmergencyService,
    Importance,
    Kind,
    Organ,
    Origin,
    Protection,
    SecrecyLevel,
    UnitRole,
    Urgency,
    Way,
)
from .documents import DocumentKind, DocumentRef
from .engine_commands import EngineCommand
from .errors import NotFound
from .events import Event, EventType, check_payload
from .history import GENESIS, HistoryEntry
from .orders import DocumentOrder
from .reveal import Reveal
from .roles import Actor
from .status import CaseStatus, require_transition
from .turn import Announcement, KeptLimit, Merge, Shelf, Turn


class Volume(BaseModel):
    """Where the case is bound (R-5.5.1): by date of instruction for leaders' matters, else by year and kind."""

    name: str
    position: int
    is_sealed: bool = False


class Case(BaseModel):
    """One matter.

    `content` are the caller's own words: the center's side only when the caller is protected, in which case
    units get `unit_text`. The caller's identity is not here but in the identity vault.
    `version` counts updates; a save against an older version is refused. `session_id` names the answering day of
    the call, `session_leader_id` the leader who spoke with the caller. `old_number` is that of the system before this.
    """

    id: str
    version: int = 0
    old_number: str = ""
    status: CaseStatus = CaseStatus.REGISTERED
    registered_at: str
    registered_by: str
    operator_number: str
    call_seconds: int = 0
    subject: str
    content: str
    unit_text: str = ""
    place: str = ""
    district: str = ""
    topic: str = ""
    kind: Kind
    urgency: Urgency
    importance: Importance
    secrecy: SecrecyLevel
    way: Way
    origin: Origin = Origin.CALL
    session_id: str = ""
    session_leader_id: str = ""
    organ: Organ | None = None
    service: EmergencyService | None = None
    protection: Protection
    reports_wrongdoing: bool = False
    is_anonymous: bool = False
    reported_unit_id: str = ""
    answer: str = ""
    unit_ids: list[str] = Field(default_factory=list)
    lead_unit_id: str = ""
    text_checked_by: str = ""
    round: int = 1
    attempt: int = 1
    approvals: list[Approval] = Field(default_factory=list)
    assignments: list[Assignment] = Field(default_factory=list)
    reviews: list[Review] = Field(default_factory=list)
    callbacks: list[Callback] = Field(default_factory=list)
    documents: list[DocumentRef] = Field(default_factory=list)
    orders: list[DocumentOrder] = Field(default_factory=list)
    turn: Turn | None = None
    turns: int = 0
    resume_at: str = ""
    kept_limit: KeptLimit | None = None
    shelves: list[Shelf] = Field(default_factory=list)
    merge: Merge | None = None
    child_ids: list[str] = Field(default_factory=list)
    told_before: int = 0
    is_mass_incident: bool = False
    announcement: Announcement | None = None
    appeals: list[Appeal] = Field(default_factory=list)
    reveals: list[Reveal] = Field(default_factory=list)
    volume: Volume | None = None
    outcome: str = ""
    instance_key: str = ""
    start_number: int = 1
    history: list[HistoryEntry] = Field(default_factory=list)
    outbox: list[Event] = Field(default_factory=list)
    commands: list[EngineCommand] = Field(default_factory=list)

    @property
    def is_open(self) -> bool:
        """Whether the case has not reached its end."""
        return self.status in CaseStatus.open()

    @property
    def is_protected(self) -> bool:
        """Whether no unit may learn who called."""
        return self.protection is Protection.PROTECTED

    @property
    def text_for_units(self) -> str:
        """What a unit may read of the matter (R-4.5)."""
        return self.unit_text if self.is_protected else self.content

    @property
    def subject_for_units(self) -> str:
        """The heading a unit may read; of a protected case only its topic."""
        return (self.topic or "群众反映事项") if self.is_protected else self.subject

    @property
    def place_for_units(self) -> str:
        """The place a unit may read; of a protected case only what the second text says."""
        return "" if self.is_protected else self.place

    @property
    def approval(self) -> Approval | None:
        """The approval of the present round, if there is one."""
        return next((a for a in reversed(self.approvals) if a.round == self.round), None)

    @property
    def instructing_leader_id(self) -> str:
        """The leader who instructed last on this case, or an empty string: every later result goes back to them.

        Source: regulation 五（三）2: what a leader instructed is reviewed by that leader.
        """
        return next((a.leader_id for a in reversed(self.approvals) if a.leader), "")

    @property
    def has_word_at_intake(self) -> bool:
        """Whether a leader's word came with the registration: assigned, or said to the caller on an answering day."""
        before = takewhile(lambda entry: entry.event is not EventType.INSTANCE_CLAIMED, self.history)
        return any(entry.event in (EventType.MATTER_ASSIGNED, EventType.LEADER_INSTRUCTED) for entry in before)

    @property
    def leader_seat(self) -> str:
        """The leader at whose desk the case lies: who instructed or is to instruct, or their substitute."""
        approval = next((a for a in reversed(self.approvals) if a.leader_id), None)
        return (approval.substitute_id or approval.leader_id) if approval else ""

    @property
    def current_assignments(self) -> list[Assignment]:
        """The units' parts in the present attempt, lead first."""
        return [a for a in self.assignments if a.attempt == self.attempt]

    @property
    def latest_unit_ids(self) -> list[str]:
        """The units that had the case last, without those relieved of it, else those the operator chose."""
        latest = max((a.attempt for a in self.assignments), default=0)
        held = [a for a in self.assignments if a.attempt == latest and not a.is_relieved]
        return [a.unit_id for a in sorted(held, key=lambda a: a.role is not UnitRole.LEAD)] or self.unit_ids

    @property
    def next_unit_ids(self) -> list[str]:
        """The units to which the present attempt goes, lead first: by correction, by approval, else as before."""
        if self.kept_limit and self.kept_limit.attempt == self.attempt:
            return self.unit_ids
        if (approval := self.approval) and approval.unit_ids and all(a.round != self.round for a in self.assignments):
            return approval.unit_ids
        return self.latest_unit_ids

    def assignment(self, unit_id: str, attempt: int) -> Assignment:
        """One unit's part in one attempt.

        Raises:
            NotFound: the unit has no part in it.
        """
        for found in self.assignments:
            if found.unit_id == unit_id and found.attempt == attempt:
                return found
        raise NotFound(f"案件 {self.id} 没有交由该单位办理")

    def documents_of(self, kind: DocumentKind) -> list[DocumentRef]:
        """Documents of one kind, in order of issue."""
        return [d for d in self.documents if d.kind is kind]

    def order_of(self, order_id: str) -> DocumentOrder:
        """One ordered document. Raises: NotFound."""
        for found in self.orders:
            if found.id == order_id:
                return found
        raise NotFound(f"案件 {self.id} 没有这份拟发文件")

    def has_done(self, effect: str) -> bool:
        """Whether the effect with this key is already in the history."""
        return any(entry.effect == effect for entry in self.history)

    def move_to(
        self, status: CaseStatus, event: EventType, *, at: datetime, by: Actor, effect: str,
        data: dict[str, Any], detail: dict[str, Any] | None = None,
    ) -> None:
        """Go to `status` and record the event that took the case there.

        Raises:
            TransitionRefused: the regulation knows no such step.
        """
        require_transition(self.status, status)
        self.status = status
        self.record(event, at=at, by=by, effect=effect, data=data, detail=detail)

    def record(
        self, event: EventType, *, at: datetime, by: Actor, effect: str,
        data: dict[str, Any], detail: dict[str, Any] | None = None,
    ) -> None:
        """Append to history and outbox. `data` goes out as the event, `detail` stays in the center's store."""
        check_payload(event, data)
        seq = len(self.history) + 1
        entry = HistoryEntry(
            seq=seq, at=at.isoformat(timespec="milliseconds"), event=event, by=by.account_id, by_name=by.name,
            status=self.status, effect=effect, data=data, detail=detail or {},
            prev_hash=self.history[-1].hash if self.history else GENESIS,
        )
        entry.hash = entry.digest()
        self.history.append(entry)
        self.outbox.append(
            Event(id=f"{self.id}/{seq}", type=event, case_id=self.id, seq=seq, at=entry.at, data=data)
        )

    def attach(self, document: DocumentRef) -> None:
        """Put a document into the case; one that is there already is not added again."""
        if all(d.id != document.id for d in self.documents):
            self.documents.append(document)

    def ask_engine(self, command: EngineCommand) -> None:
        """Add a command for the engine; one with the same id is not added again."""
        if all(c.id != command.id for c in self.commands):
            self.commands.append(command)
