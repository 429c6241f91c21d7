"""Units, leaders and accounts; read often, changed rarely, so read from memory for a few seconds.

What isn't found there is asked for by its key, so that an account entered at another gateway can sign in at once.
"""

import threading
import time
from typing import TypeVar

from pydantic import BaseModel
from pymongo.database import Database

from ..domain.directory import Account, Leader, Unit
from ..domain.errors import NotFound
from .connection import available, repeated
from .revised import revision_in, write_revised

FRESH_S = 5.0
MISSING_S = 0.5
LAST_PLACE = 9_999
Entry = TypeVar("Entry", bound=BaseModel)


class MongoDirectory:
    """Implements `ports.Directory`, and lets an administrator put entries."""

    def __init__(self, db: Database):
        self._db = db
        self._lock = threading.Lock()
        self._read: dict[str, tuple[float, dict[str, BaseModel]]] = {}
        self._missing: dict[tuple[str, str], float] = {}

    def unit(self, unit_id: str) -> Unit:
        """Raises: NotFound."""
        return self._one("units", Unit, unit_id, "没有该单位，请从单位目录中选择")

    def units(self) -> list[Unit]:
        """All units in directory order."""
        return list(self._all("units", Unit).values())

    def leader(self, leader_id: str) -> Leader:
        """Raises: NotFound."""
        return self._one("leaders", Leader, leader_id, "没有该市领导，请从名单中选择")

    def leaders(self) -> list[Leader]:
        """All city leaders in order of rank."""
        return list(self._all("leaders", Leader).values())

    def account(self, account_id: str) -> Account:
        """Raises: NotFound."""
        return self._one("accounts", Account, account_id, "没有该账号")

    def accounts(self) -> list[Account]:
        """All accounts, in the order they were entered."""
        return list(self._all("accounts", Account).values())

    def put_unit(self, unit: Unit, *, place: int | None = None, revision: int | None = None) -> None:
        """Enter or change a unit; `place` is its place in the directory. Raises: VersionConflict: see `revision_of`."""
        self._put("units", unit, place, revision)

    def put_leader(self, leader: Leader, *, place: int | None = None, revision: int | None = None) -> None:
        """Enter or change a leader; `place` is the rank. Raises: VersionConflict."""
        self._put("leaders", leader, place, revision)

    def put_account(self, account: Account, *, place: int | None = None, revision: int | None = None) -> None:
        """Enter or change an account. Raises: VersionConflict."""
        self._put("accounts", account, place, revision)

    @repeated
    def revision_of(self, name: str, key: str) -> int:
        """How often an entry of `units`, `leaders` or `accounts` was written; 0 when it isn't there.

        Given back to `put_…`, it keeps two administrators from undoing each other's change unseen.
        """
        with available():
            return revision_in(self._db[name], key)

    @repeated
    def _put(self, name: str, entry: BaseModel, place: int | None, revision: int | None) -> None:
        fields = entry.model_dump(mode="json", exclude={"id"}) | ({} if place is None else {"place": place})
        with available():
            write_revised(self._db[name], entry.id, fields, revision, first={"place": LAST_PLACE})
        with self._lock:
            self._read.pop(name, None)

    def _one(self, name: str, model: type[Entry], key: str, missing: str) -> Entry:
        found = self._all(name, model).get(key)
        if found is None and self._is_new(name, key):
            with self._lock:
                self._read.pop(name, None)
            found = self._all(name, model).get(key)
        if found is None:
            raise NotFound(missing)
        return found

    @repeated
    def _is_new(self, name: str, key: str) -> bool:
        """Whether the database has an entry that memory lacks; an unknown key isn't asked for again at once."""
        now = time.monotonic()
        with self._lock:
            if now - self._missing.get((name, key), float("-inf")) < MISSING_S:
                return False
        with available():
            found = self._db[name].find_one({"_id": key}, {"_id": 1})
        if found is None:
            with self._lock:
                lately = {one: at for one, at in self._missing.items() if now - at < MISSING_S}
                self._missing = lately | {(name, key): now}
        return found is not None

    @repeated
    def _all(self, name: str, model: type[Entry]) -> dict[str, Entry]:
        with self._lock:
            read_at, entries = self._read.get(name, (0.0, {}))
            if entries and time.monotonic() - read_at < FRESH_S:
                return entries
        with available():
            found = sorted(self._db[name].find(), key=lambda entry: (entry["place"], entry["_id"]))
        entries = {entry["_id"]: model.model_validate({"id": entry["_id"], **entry}) for entry in found}
        with self._lock:
            self._read[name] = (time.monotonic(), entries)
        return entries
