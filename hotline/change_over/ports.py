"""What moving in needs of the stores, beyond the domain's ports."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from ..calendar.workdays import WorkCalendar
from ..domain import ports
from ..domain.accounts import AccountRecord
from ..domain.case import Case
from ..domain.directory import Account, Leader, Unit
from ..domain.identity import CallerIdentity
from ..domain.knowledge import Article
from ..domain.proposing.topics import TopicTree


class ChangeOvers(Protocol):
    """Imports, their files and rows."""

    def add(self, import_id: str, told: dict[str, Any]) -> None: ...
    def get(self, import_id: str) -> dict[str, Any]: ...
    def all(self) -> list[dict[str, Any]]: ...
    def move(self, import_id: str, before: str, after: str, **told: Any) -> bool: ...
    def note(self, import_id: str, **told: Any) -> None: ...
    def put(self, import_id: str, name: str, content: bytes) -> None: ...
    def read(self, import_id: str, name: str) -> bytes: ...
    def drop(self, import_id: str) -> None: ...


class OldNumbers(Protocol):
    """Numbers of the system before this."""

    def put(self, cases: Mapping[str, str]) -> None: ...
    def several(self, numbers: Sequence[str]) -> dict[str, str]: ...


class Directory(Protocol):
    """The directory as it is read and written."""

    def units(self) -> list[Unit]: ...
    def leaders(self) -> list[Leader]: ...
    def accounts(self) -> list[Account]: ...
    def put_unit(self, unit: Unit) -> None: ...
    def put_leader(self, leader: Leader) -> None: ...
    def put_account(self, account: Account) -> None: ...


class Calendars(Protocol):
    """The working calendar."""

    def current(self) -> WorkCalendar: ...
    def save(self, calendar: WorkCalendar) -> None: ...


class Topics(Protocol):
    """The topic tree."""

    def tree(self) -> TopicTree: ...


class Knowledge(Protocol):
    """The knowledge base as it is written."""

    def add(self, article: Article) -> Article: ...


class Cases(Protocol):
    """Cases, many at a time."""

    def add_many(self, cases: Sequence[Case]) -> None: ...


class Vault(Protocol):
    """Who called, many at a time."""

    def put_many(self, identities: Mapping[str, CallerIdentity]) -> None: ...


class Numbers(Protocol):
    """Number chains, many at a time."""

    def claim_many(self, series: str, claims: Sequence[str]) -> dict[str, int]: ...


class Records(Protocol):
    """Who changed what in the directory."""

    def add(self, about: str, change: dict[str, Any]) -> None: ...


class AccountRecords(Protocol):
    """What happened to accounts."""

    def add(self, record: AccountRecord) -> None: ...


class Sessions(Protocol):
    """Sessions of people who are signed in."""

    def end_all(self, account_id: str) -> None: ...


@dataclass(frozen=True)
class Stores:
    """Everything an import reads and writes."""

    change_overs: ChangeOvers
    old_numbers: OldNumbers
    directory: Directory
    calendars: Calendars
    topics: Topics
    knowledge: Knowledge
    cases: Cases
    vault: Vault
    numbers: Numbers
    likeness: ports.LikenessIndex
    directory_records: Records
    account_records: AccountRecords
    sessions: Sessions
    clock: ports.Clock
