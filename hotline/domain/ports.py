"""What the domain, the workers and the gateway need from the outside, as protocols."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any, Protocol

from ..calendar.workdays import WorkCalendar
from .attachments import Attachment
from .case import Case
from .directory import Account, Leader, Substitution, Unit
from .documents import DocumentKind, DocumentRef
from .events import Event
from .identity import CallerIdentity
from .notices import Notice, NoticeState, RecipientKind
from .proposing.catalogue import CatalogueLine
from .proposing.learned import Learned
from .proposing.scope import ScopeWords
from .proposing.topics import TopicTree
from .roles import Actor
from .tasks import OpenTask


class Clock(Protocol):
    """Business time."""

    def now(self) -> datetime:
        """The present instant, aware, in the city's zone."""


class CaseStore(Protocol):
    """Cases, one document each."""

    def get(self, case_id: str) -> Case:
        """Raises: NotFound."""

    def add(self, case: Case) -> None:
        """Insert a new case; one with the same id and the same first history entry counts as added."""

    def change(self, case_id: str, change: Callable[[Case], None]) -> Case:
        """Load, apply `change`, save in one update; on a version conflict load and apply again.

        Nothing is written when `change` leaves the case as it was. Raises: NotFound, what `change` raises.
        """

    def drop_commands(self, case_id: str, command_ids: Sequence[str]) -> None:
        """Remove engine commands that have been done."""

    def drop_outbox(self, case_id: str, event_ids: Sequence[str]) -> None:
        """Remove events that have been published."""

    def waiting(self, limit: int = 500) -> list[str]:
        """Ids of cases marked since the last look as having events or commands; takes the marks away."""

    def sweep(self, *, whole: bool = True) -> list[str]:
        """Ids of all cases with events or commands left, found the slow, sure way; not `whole`: of those open."""

    def recent(self, limit: int = 100) -> list[Case]:
        """The latest cases, newest first."""

    def all_ids(self) -> Iterable[str]:
        """Every case id, ascending."""


class IdentityVault(Protocol):
    """Identities of callers, encrypted."""

    def put(self, case_id: str, identity: CallerIdentity) -> None:
        """Keep who called; a repeat with the same content changes nothing."""

    def show(self, case_id: str, *, to: Actor, reason: str) -> CallerIdentity:
        """Decrypt for a person and record the look. The caller of this method has checked the right to."""

    def for_slip(self, case_id: str, *, reason: str) -> CallerIdentity:
        """Decrypt for a document made by the system; recorded as the system's look."""

    def cases_of_phone(self, phone: str) -> list[str]:
        """Ids of cases of the same telephone, by keyed hash."""


class Numbers(Protocol):
    """Number chains without gaps or doubles."""

    def claim(self, series: str, claim: str) -> int:
        """The number of `claim` in `series`, from 1; the same claim always gets the same number.

        A claim that was made before keeps its number in the series of that time.
        """

    def series_of(self, claim: str) -> str:
        """The series in which the claim has its number. Raises: NotFound: it has none."""


class DocumentStore(Protocol):
    """Issued documents; the first bytes kept under an id stay."""

    def put(self, ref: DocumentRef, pdf: bytes) -> DocumentRef:
        """Keep a document; when the id exists already, what was kept first is returned."""

    def find(self, document_id: str) -> DocumentRef | None:
        """The document's description, without its bytes."""

    def read(self, document_id: str) -> bytes:
        """Raises: NotFound."""


class AttachmentStore(Protocol):
    """Files that people attached."""

    def put(self, attachment: Attachment, content: bytes) -> None:
        """Keep a file; a repeat under the same id changes nothing."""

    def get(self, attachment_id: str) -> Attachment:
        """Raises: NotFound."""

    def read(self, attachment_id: str) -> bytes:
        """Raises: NotFound."""

    def uploaded(self, purpose: str, by: str) -> list[Attachment]:
        """What this person has uploaded for this purpose, oldest first."""

    def take_off(self, attachment: Attachment) -> None:
        """The file isn't offered any more."""


class DocumentDesk(Protocol):
    """Numbers, renders and keeps documents, once per claim."""

    def issue(
        self, kind: DocumentKind, case: Case, *, claim: str, at: datetime, unit_id: str = "",
        words: Mapping[str, Any] | None = None,
    ) -> DocumentRef:
        """The document for this claim: made now, or the one made before.

        `words` are what stands on the page besides the case itself.
        """

    def issue_apart(
        self, kind: DocumentKind, *, claim: str, at: datetime, words: Mapping[str, Any]
    ) -> DocumentRef:
        """The document for this claim about no single case: made now of `words`, or the one made before."""

    def number(self, kind: DocumentKind, claim: str, at: datetime) -> tuple[str, str]:
        """Claim a number without making the document yet: (document id, official number)."""


class Directory(Protocol):
    """Units, leaders, accounts."""

    def unit(self, unit_id: str) -> Unit:
        """Raises: NotFound."""

    def units(self) -> list[Unit]:
        """All units in directory order."""

    def leader(self, leader_id: str) -> Leader:
        """Raises: NotFound."""

    def leaders(self) -> list[Leader]:
        """All city leaders in order of rank."""

    def account(self, account_id: str) -> Account:
        """Raises: NotFound."""

    def accounts(self) -> list[Account]:
        """All accounts."""

    def revision_of(self, name: str, key: str) -> int:
        """How often an entry of `units`, `leaders` or `accounts` was written; 0 when it isn't there."""

    def put_unit(self, unit: Unit, *, revision: int | None = None) -> None:
        """Enter or change one. Raises: VersionConflict: it isn't at `revision` any more."""

    def put_leader(self, leader: Leader, *, revision: int | None = None) -> None:
        """Enter or change one. Raises: VersionConflict."""

    def put_account(self, account: Account, *, revision: int | None = None) -> None:
        """Enter or change one. Raises: VersionConflict."""


class Substitutions(Protocol):
    """Who does whose work for a time."""

    def put(self, substitution: Substitution) -> None:
        """Keep a new one, or the change of one."""

    def get(self, substitution_id: str) -> Substitution:
        """Raises: NotFound."""

    def all(self) -> list[Substitution]:
        """Every one, the latest first."""


class Calendars(Protocol):
    """The city's working calendar."""

    def current(self) -> WorkCalendar:
        """The calendar as the administrator last left it."""

    def save(self, calendar: WorkCalendar, *, revision: int | None = None) -> None:
        """Make this the present one. Raises: VersionConflict: it isn't at `revision` any more."""

    def revision(self) -> int:
        """How often it was written."""


class Worklist(Protocol):
    """Open tasks of people."""

    def put(self, task: OpenTask) -> None:
        """Add a task, or leave it as it is when known; one that was removed before doesn't come back."""

    def remove(self, key: str) -> None:
        """The task is finished or cancelled."""

    def get(self, key: str) -> OpenTask:
        """Raises: TaskGone: finished or cancelled meanwhile."""

    def of_groups(self, groups: Iterable[str]) -> list[OpenTask]:
        """Open tasks of these candidate groups, due first."""

    def of_case(self, case_id: str) -> list[OpenTask]:
        """Open tasks of one case."""

    def keys(self) -> set[str]:
        """Keys of all open tasks."""


class Engine(Protocol):
    """The process engine, for what a case asks of it. Every call ends by a deadline.

    Raises: TemporarilyUnavailable when the engine can't be reached or refuses for the moment.
    """

    def publish_message(
        self, name: str, correlation_key: str, variables: dict[str, Any], *, message_id: str, ttl_ms: int
    ) -> None:
        """Publish a message; a repeat of a buffered one counts as done."""

    def complete_job(self, job_key: str, variables: dict[str, Any]) -> bool:
        """Complete a job; False when it is gone."""


class EngineView(Protocol):
    """What the engine is doing, folded from its record stream."""

    def live_instances(self) -> dict[str, str]:
        """Instance key → release of all living root instances of process `case`."""

    def open_user_tasks(self) -> set[str]:
        """Job keys of all living user tasks."""

    def incidents(self) -> list[dict[str, Any]]:
        """Open incidents: key, instance_key, element_id, job_key, message."""

    def path_taken(self, instance_key: str) -> list[dict[str, Any]]:
        """Elements passed and present of one root instance and those it called: element_id, process, state."""

    def waiting_jobs(self) -> dict[str, int]:
        """Job type → number of jobs created and not yet ended, user tasks apart."""

    def next_timer_at(self) -> datetime | None:
        """When the next timer is due, in business time."""


class EventPublisher(Protocol):
    """Carries events to the broker."""

    def publish(self, events: Sequence[Event]) -> None:
        """Returns when the broker has them all. Raises: TemporarilyUnavailable."""


class Notices(Protocol):
    """Notices to units, persons and callers, and the queue of those to be sent."""

    def add(self, notices: Sequence[Notice]) -> int:
        """Keep new ones and queue them; how many were new."""

    def line_up(self, notice: Notice) -> None:
        """Bring the queue in step with the notice."""

    def due(self, at: datetime, limit: int) -> list[str]:
        """Ids of queued notices whose time has come."""

    def get(self, notice_id: str) -> Notice:
        """Raises: NotFound."""

    def change(self, notice_id: str, change: Callable[[Notice], None]) -> Notice:
        """Load, change, save; on a conflict again. Raises: NotFound, what `change` raises."""

    def of_recipient(
        self, kind: RecipientKind, recipient_id: str, limit: int, before: tuple[str, str] | None = None
    ) -> list[Notice]:
        """The latest of one recipient, newest first; `before` (made_at, id): only older ones."""

    def in_state(
        self, state: NoticeState, limit: int, before: tuple[str, str] | None = None
    ) -> list[Notice]:
        """The latest in a state, newest first; `before` (made_at, id): only older ones."""

    def recent(self, limit: int, before: tuple[str, str] | None = None) -> list[Notice]:
        """The latest of all, newest first; `before` (made_at, id): only older ones."""


class Topics(Protocol):
    """The topic tree and the word lists of the scope gate."""

    def tree(self) -> TopicTree:
        """The tree; empty when none was entered."""

    def words(self) -> ScopeWords:
        """The word lists; empty when none were entered."""


class LearnedModels(Protocol):
    """What was learned from archived cases, by version."""

    @property
    def number_in_use(self) -> int:
        """The version that is switched on; 0 when none is."""

    def in_use(self) -> Learned | None:
        """The version that a person switched on, or None."""

    def all(self) -> list[dict[str, Any]]:
        """What is told of each version (`number`, `made_at`, `by`, `examples`, `accuracy`), newest first."""

    def switches(self) -> list[dict[str, Any]]:
        """Who switched which version on (0: off), the latest first."""

    def switch(self, number: int, **told: Any) -> None:
        """Use this version from now on, none for 0. Raises: NotFound."""


class DispatchCatalogue(Protocol):
    """The dispatch catalogue (派单目录)."""

    def add(self, line: CatalogueLine) -> None:
        """Enter a line; a repeat of the same id changes nothing. Raises: FieldsRefused: it would hold for all."""

    def lines(self) -> list[CatalogueLine]:
        """All lines, those of rulings first, the newest of them first."""


class LikenessIndex(Protocol):
    """Which cases of a week share a place or a stretch of like text."""

    def add(self, case_id: str, week: str, keys: Sequence[str]) -> None:
        """List a case of this week under its keys; a repeat changes nothing."""

    def near(self, weeks: Sequence[str], keys: Sequence[str], most: int) -> list[str]:
        """Ids of the cases that share most keys with these, in any of the weeks."""
