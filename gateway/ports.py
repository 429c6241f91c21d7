"""What the gateway alone needs from the outside: people's sessions, kept answers, releases, figures."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any, Protocol

from hotline.domain.accounts import AccountRecord, Due
from hotline.domain.answering_day import AnsweringDay, Caller
from hotline.domain.call_drafts import CallDraft
from hotline.domain.case import Case
from hotline.domain.case_row import CaseRow
from hotline.domain.case_shelves import ShelfLine
from hotline.domain.course_taken import Diagram
from hotline.domain.identity import CallerIdentity
from hotline.domain.knowledge import Article
from hotline.domain.roles import Actor
from hotline.domain.roster import RosterEntry, Week
from hotline.domain.single_sign_on import Arrival, Departure
from hotline.statistics import CaseFacts


class OldNumbers(Protocol):
    """Numbers that cases had in the system before this."""

    def case_id(self, number: str) -> str:
        """The case of an old number; empty where there is none."""


class Credentials(Protocol):
    """Passwords."""

    def check(self, account_id: str, password: str) -> bool:
        """Whether the right password must be changed. Raises: AccessRefused: wrong, unknown or locked."""

    def set(self, account_id: str, password: str, *, is_given: bool = False) -> None:
        """Give a new one."""


class Session(Protocol):
    """One sign-in: whose, the secret that its forms carry, what is still due, where and when it was."""

    id: str
    account_id: str
    csrf: str
    due: Sequence[Due]
    has_second_factor: bool
    door: str
    address: str
    opened_at: float
    used_at: float


class Sessions(Protocol):
    """Sessions of people who are signed in."""

    def open(
        self, account_id: str, *, due: Sequence[Due] = (), has_second_factor: bool = False, door: str = "page",
        address: str = "",
    ) -> str:
        """Begin one; returns its token."""

    def find(self, token: str, *, is_use: bool = True) -> Session | None:
        """The living session of a token; only a use keeps it alive."""

    def renew(self, token: str, *, settled: Due) -> str:
        """Go on in a new session in which `settled` is no longer due; returns its token."""

    def of_account(self, account_id: str) -> list[Session]:
        """The living ones of an account, the latest first."""

    def end(self, token: str) -> None:
        """End one."""

    def end_one(self, account_id: str, session_id: str) -> bool:
        """End one of this account by its id."""

    def end_all(self, account_id: str, *, but: str = "") -> None:
        """End all of this account, except that of the token `but`."""


class Departures(Protocol):
    """Ways out to the identity provider that may come back once."""

    def put(self, departure: Departure) -> None:
        """Remember one."""

    def take(self, state: str, binder: str) -> Departure | None:
        """The departure of this state, once; None for a strange, late or used one, or another browser's."""


class IdentityProvider(Protocol):
    """The city's own sign-in."""

    def depart(self, next_page: str) -> tuple[Departure, str]:
        """A departure to be remembered, and the address to go to. Raises: TemporarilyUnavailable."""

    def arrive(self, departure: Departure, code: str, issuer: str) -> Arrival:
        """Who came back. Raises: SignOnRefused, TemporarilyUnavailable."""

    def leaving_address(self) -> str:
        """Where a session at the provider is ended; empty where it has no such place."""


class Enrolment(Protocol):
    """A secret that waits for its first code, as text and as an otpauth address."""

    secret: str
    address: str


class SecondFactors(Protocol):
    """Codes that change, and recovery codes."""

    def is_set(self, account_id: str) -> bool:
        """Whether one is in use."""

    def recovery_codes_left(self, account_id: str) -> int:
        """How many are unused."""

    def begin(self, account_id: str) -> Enrolment:
        """The secret that waits for its first code."""

    def confirm(self, account_id: str, code: str) -> list[str]:
        """Take it into use; returns the recovery codes. Raises: AccessRefused: wrong code."""

    def check(self, account_id: str, code: str) -> bool:
        """Take a code, once; whether it was a recovery code. Raises: AccessRefused: wrong, used, locked."""

    def remove(self, account_id: str) -> None:
        """Go on with the password alone."""


class AccountRecords(Protocol):
    """What happened to accounts."""

    def add(self, record: AccountRecord) -> None:
        """Add one."""

    def of_account(self, account_id: str) -> list[AccountRecord]:
        """Those of one account, the latest first."""


class DirectoryRecords(Protocol):
    """Who changed what in the directory."""

    def add(self, about: str, change: dict[str, Any]) -> None:
        """Note a change; a repeat of the same id is noted once."""

    def of(self, about: str) -> list[dict[str, Any]]:
        """Changes of one entry, the latest first."""


class Claim(Protocol):
    """What is known of an idempotency key."""

    is_mine: bool
    answer: dict[str, Any] | None
    is_other_request: bool


class Idempotency(Protocol):
    """Answers kept for requests that are repeated."""

    def begin(self, account_id: str, key: str, digest: str) -> Claim:
        """Claim a key for a request with this digest."""

    def finish(self, account_id: str, key: str, answer: dict[str, Any]) -> None:
        """Keep the answer."""

    def give_up(self, account_id: str, key: str) -> None:
        """The request changed nothing: the key may be used again."""


class CallDrafts(Protocol):
    """Drafts of calls that are being taken, each account's own, for a day."""

    def save(self, account_id: str, draft: CallDraft, *, page_id: str) -> None:
        """Keep as it stands. Raises: DraftTakenOver, CallRegisteredBefore, Refused: too many."""

    def get(self, account_id: str, draft_id: str) -> CallDraft | None:
        """One, open or registered."""

    def of(self, account_id: str) -> list[CallDraft]:
        """The open ones, the latest first."""

    def erase(self, account_id: str, draft_id: str, *, revision: int) -> None:
        """Take the words away at once; saves up to `revision` are void."""

    def register(self, account_id: str, draft_id: str, case_id: str) -> None:
        """The words go, the number of the case stays."""


class Roster(Protocol):
    """Who sits when, under which operator number."""

    def of_week(self, week: Week) -> list[RosterEntry]:
        """The entries that begin in a week."""

    def change(self, week: Week, change: Callable[[list[RosterEntry]], list[RosterEntry]]) -> None:
        """Put what `change` makes of them in their place; it may be called twice. Raises: VersionConflict."""

    def at(self, account_id: str, instant: datetime) -> RosterEntry | None:
        """The entry under which this person sits at an instant near the present."""


class Releases(Protocol):
    """Kept releases of the models, as `{number, files, by, at, state, answer}`."""

    def all(self) -> list[dict[str, Any]]:
        """All, newest first."""

    def get(self, number: int) -> dict[str, Any] | None:
        """One with its files."""


class Diagrams(Protocol):
    """What people are shown of the models of a release."""

    def in_use(self) -> int:
        """The release that new cases follow; 0 before the first."""

    def of(self, number: int) -> dict[str, Diagram]:
        """Process id within the release → its diagram; empty for a release that isn't kept."""

    def rule_fired(self, number: int, table: str, **inputs: object) -> str:
        """What the table's first rule that holds for these inputs says of itself; empty when that can't be told."""


class ReleaseResult(Protocol):
    """A release that was put into use."""

    number: int


class Releasing(Protocol):
    """Puts changed models into use."""

    def propose(self, files: Mapping[str, bytes], *, by: Actor) -> ReleaseResult:
        """Raises: Refused: what is wrong with the files."""


class Facts(Protocol):
    """What the event consumer counted."""

    def of_period(self, start: str, end: str) -> list[CaseFacts]:
        """Facts of cases registered at `start` ≤ instant < `end`, ISO 8601."""


class CaseLists(Protocol):
    """Cases that somebody keeps an eye on, each list at most `MOST` long."""

    def shelved(self) -> list[Case]:
        """On the watch list (挂账), the day of review first."""

    def incidents(self) -> list[Case]:
        """Mass incidents under way, newest first."""

    def appealed(self) -> list[Case]:
        """With an appeal that waits for its ruling, oldest first."""

    def of_leaders(self) -> list[Case]:
        """What a leader instructed or assigned, in order of instruction."""


class UsualOpinions(Protocol):
    """The opinions that each leader picks from."""

    def of(self, leader_id: str) -> list[str]:
        """The leader's list."""

    def keep(self, leader_id: str, opinions: Sequence[str]) -> None:
        """Let the list be these."""


class CaseRows(Protocol):
    """Rows of cases, read by key: what every list of cases is made of."""

    def several(self, case_ids: Sequence[str]) -> list[CaseRow]:
        """The rows of these cases, in this order; those that are not there are left out."""

    def on(self, *shelves: str) -> dict[str, ShelfLine]:
        """What lies on these shelves (`hotline.domain.case_shelves`): case id → line."""

    def counts(self, shelves: Sequence[str]) -> dict[str, int]:
        """How many cases lie on each shelf."""


class Knowledge(Protocol):
    """The knowledge base."""

    def add(self, article: Article) -> Article:
        """Keep a new article; of one that is there already the kept one is returned."""

    def change(self, article_id: str, change: Callable[[Article], None]) -> Article:
        """Load, apply `change`, save. Raises: NotFound, what `change` raises."""

    def get(self, article_id: str) -> Article:
        """Raises: NotFound."""

    def several(self, article_ids: Sequence[str]) -> list[Article]:
        """These articles, in this order; those that are gone are left out."""

    def postings(self, keys: Sequence[str]) -> dict[str, list[str]]:
        """Ids of the articles under each key, the latest listed last."""


class AnsweringDays(Protocol):
    """Mayor's answering days."""

    def add(self, day: AnsweringDay) -> AnsweringDay:
        """Keep a new day; of one that is there already the kept one is returned."""

    def get(self, day_id: str) -> AnsweringDay:
        """One day with its callers. Raises: NotFound."""

    def head(self, day_id: str) -> AnsweringDay:
        """One day without its callers. Raises: NotFound."""

    def all(self) -> list[AnsweringDay]:
        """Every day without its callers, the latest first."""

    def change(self, day_id: str, change: Callable[[AnsweringDay], None]) -> AnsweringDay:
        """Load, apply `change`, save; on a conflict again. Raises: NotFound, what `change` raises."""


class DayCallers(Protocol):
    """Who the callers of a day are that have no case yet."""

    def put(self, day_id: str, effect: str, identity: CallerIdentity) -> None:
        """Keep who called; what was kept first stays."""

    def show(self, day_id: str, caller: Caller, *, to: Actor, reason: str) -> CallerIdentity:
        """Decrypt for a person and record the look. The caller of this method has checked the right to."""

    def drop(self, day_id: str, caller: Caller) -> None:
        """The identity lies with the case now."""


class LookUpCodes(Protocol):
    """Codes with which callers look up their own matter."""

    def issue(self, case_id: str) -> str:
        """The code of a case, the same each time; from now on it opens the look-up."""

    def opens(self, case_id: str, code: str) -> bool:
        """Whether this code was issued for this case."""


class LookUpTries(Protocol):
    """How often a subject (an address, a number) was tried within a window."""

    def count(self, subject: str, window_s: int) -> int:
        """Count one more; how many there are now, this one included."""

    def take_back(self, subject: str, window_s: int) -> None:
        """The try was a right one."""

    def seconds_left(self, window_s: int) -> int:
        """Until the present window ends."""


class Revisions(Protocol):
    """How often something was changed, by subject."""

    def touch(self, *subjects: str) -> None:
        """Something about these subjects was changed."""

    def of(self, subjects: Iterable[str]) -> dict[str, int]:
        """The present counts of `group/<group>`, `case/<id>`, `session/<id>`, `board`."""
