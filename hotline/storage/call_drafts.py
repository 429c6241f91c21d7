"""Drafts of calls: encrypted, one document each, found by the account's own short list; gone after a day (R-5.1.1)."""

import json
import time
from collections.abc import Callable
from typing import Any

from pymongo.database import Database
from pymongo.errors import DuplicateKeyError

from ..domain.call_drafts import KEPT_FOR, MOST_OPEN, CallDraft, CallRegisteredBefore, DraftTakenOver
from ..domain.errors import Refused
from ..domain.intake import CallForm
from .cipher import Cipher, Sealed
from .connection import available, repeated

OPEN, ERASED, REGISTERED = "open", "erased", "registered"


class MongoCallDrafts:
    """Implements `gateway.ports.CallDrafts`. Account and draft are part of what is authenticated: none can be swapped.

    A draft that was erased or registered leaves its number behind for a day, so that a save which was still under way
    can't bring its words back. `wall` tells seconds of wall time.
    """

    def __init__(self, db: Database, cipher: Cipher, wall: Callable[[], float] = time.time):
        self._db, self._cipher, self._wall = db, cipher, wall

    @repeated
    def save(self, account_id: str, draft: CallDraft, *, page_id: str) -> None:
        """Keep the draft as it stands. A repeat and what comes late change nothing.

        Raises:
            DraftTakenOver: another page of this person has kept a later one.
            CallRegisteredBefore: the call was registered.
            Refused: too many drafts are open.
        """
        name = _name(account_id, draft.id)
        fields = {
            "state": OPEN, "revision": draft.revision, "page": page_id, "saved_at": draft.saved_at,
            "kept_until": self._until(), **self._sealed(name, draft.form),
        }
        if self._replace(OPEN, name, page_id, fields):
            return
        with available():
            found = self._db.call_drafts.find_one({"_id": name})
        if found is not None and (found["state"] != ERASED or found["revision"] >= draft.revision):
            raise CallRegisteredBefore(found["case_id"]) if found["state"] == REGISTERED else DraftTakenOver()
        self._make_room(account_id)
        self._list(account_id, draft.id, is_open=True)
        if found is None:
            self._insert({"_id": name, **fields})
        else:
            self._replace(ERASED, name, page_id, fields)

    def get(self, account_id: str, draft_id: str) -> CallDraft | None:
        """The draft, one that was registered with its case's number; None for what is not there or not theirs."""
        with available():
            found = self._db.call_drafts.find_one({"_id": _name(account_id, draft_id)})
        if found is None or found["state"] == ERASED or found["kept_until"] < self._wall():
            return None
        return self._draft(draft_id, found)

    def of(self, account_id: str) -> list[CallDraft]:
        """The open drafts of an account, the latest first."""
        drafts = [self.get(account_id, draft_id) for draft_id in self._listed(account_id)]
        return sorted(
            (draft for draft in drafts if draft is not None and not draft.case_id),
            key=lambda draft: draft.saved_at, reverse=True,
        )

    @repeated
    def erase(self, account_id: str, draft_id: str, *, revision: int) -> None:
        """Take the words away at once; saves up to this revision are void. What was registered stays so."""
        if not self._is_registered(account_id, draft_id):
            self._close(account_id, draft_id, {"state": ERASED}, revision)

    @repeated
    def register(self, account_id: str, draft_id: str, case_id: str) -> None:
        """The call was registered: the words go, the case's number stays for whoever comes back to the page."""
        self._close(account_id, draft_id, {"state": REGISTERED, "case_id": case_id}, 0)

    def purge(self) -> None:
        """Delete what is older than a day, of every account."""
        purge_call_drafts(self._db, self._wall())

    def _replace(self, state: str, name: str, page_id: str, fields: dict[str, Any]) -> bool:
        """Whether the draft was in this state and the keeping came in order."""
        revision = fields["revision"]
        with available():
            return self._db.call_drafts.update_one(
                {"_id": name, "state": state, "$or": [
                    {"revision": {"$lt": revision}}, {"revision": revision, "page": page_id},
                ]},
                {"$set": fields},
            ).matched_count > 0

    def _insert(self, document: dict[str, Any]) -> None:
        """Insert a first keeping. Raises: DraftTakenOver: another page was first; not for its own repeat."""
        with available():
            try:
                self._db.call_drafts.insert_one(document)
            except DuplicateKeyError:
                found = self._db.call_drafts.find_one({"_id": document["_id"]})
                if found is not None and found["page"] != document["page"]:
                    raise DraftTakenOver from None

    def _is_registered(self, account_id: str, draft_id: str) -> bool:
        with available():
            found = self._db.call_drafts.find_one({"_id": _name(account_id, draft_id)}, {"state": 1})
        return found is not None and found["state"] == REGISTERED

    def _make_room(self, account_id: str) -> None:
        """Raises: Refused: too many drafts are open."""
        if len(self.of(account_id)) >= MOST_OPEN:
            raise Refused(f"未登记的来电已有 {MOST_OPEN} 份，请先登记或放弃其中一些")

    def _close(self, account_id: str, draft_id: str, fields: dict[str, Any], revision: int) -> None:
        name = _name(account_id, draft_id)
        empty = {"key": "", "algorithm": "", "nonce": b"", "data": b""}
        with available():
            self._list(account_id, draft_id, is_open=False)
            self._db.call_drafts.update_one(
                {"_id": name},
                {"$set": {**fields, **empty, "page": "", "saved_at": "", "kept_until": self._until()},
                 "$max": {"revision": revision}},
                upsert=True,
            )

    def _list(self, account_id: str, draft_id: str, *, is_open: bool) -> None:
        listed = {"kept_until": self._until(), "is_open": is_open}
        with available():
            self._db.call_draft_lists.update_one(
                {"_id": account_id}, {"$set": {f"drafts.{draft_id}": listed}}, upsert=True
            )

    def _listed(self, account_id: str) -> list[str]:
        with available():
            found = self._db.call_draft_lists.find_one({"_id": account_id})
        return [draft_id for draft_id, listed in found["drafts"].items() if listed["is_open"]] if found else []

    def _until(self) -> float:
        return self._wall() + KEPT_FOR.total_seconds()

    def _sealed(self, name: str, form: CallForm) -> dict[str, Any]:
        plain = json.dumps(form.model_dump(), ensure_ascii=False).encode()
        return vars(self._cipher.seal(plain, _context(name)))

    def _draft(self, draft_id: str, found: dict[str, Any]) -> CallDraft:
        if found["state"] == REGISTERED:
            return CallDraft(draft_id, revision=found["revision"], case_id=found["case_id"])
        sealed = Sealed(found["key"], found["algorithm"], bytes(found["nonce"]), bytes(found["data"]))
        words = json.loads(self._cipher.open(sealed, _context(found["_id"])))
        return CallDraft(draft_id, CallForm.model_validate(words), found["saved_at"], found["revision"])


def purge_call_drafts(db: Database, now: float) -> None:
    """Delete the drafts of every account whose day was over at `now`, seconds of wall time; needs no key."""
    with available():
        for shelf in list(db.call_draft_lists.find()):
            for draft_id, listed in shelf["drafts"].items():
                if listed["kept_until"] < now:
                    _forget(db, shelf["_id"], draft_id, now)


def _forget(db: Database, account_id: str, draft_id: str, now: float) -> None:
    """Delete a draft unless it was kept anew since it was listed."""
    name, listed = _name(account_id, draft_id), f"drafts.{draft_id}"
    db.call_drafts.delete_one({"_id": name, "kept_until": {"$lt": now}})
    kept = db.call_drafts.find_one({"_id": name}, {"kept_until": 1})
    change = {"$set": {f"{listed}.kept_until": kept["kept_until"]}} if kept else {"$unset": {listed: ""}}
    db.call_draft_lists.update_one({"_id": account_id}, change)


def _name(account_id: str, draft_id: str) -> str:
    return f"{account_id}/{draft_id}"


def _context(name: str) -> str:
    return f"call_draft/{name}"
