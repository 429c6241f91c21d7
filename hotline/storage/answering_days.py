"""Answering days: one document a day, its callers by key inside it, changed by compare-and-set on its revision.

A day holds its callers, so that one update decides who has the leader's line and who has a caller. A change writes
only the callers that it touched. Who a caller is lies apart, encrypted, until there is a case.
"""

import json
import random
import time
from collections.abc import Callable
from typing import Any

from pymongo.database import Database
from pymongo.errors import DuplicateKeyError

from ..domain.answering_day import AnsweringDay, Caller
from ..domain.errors import NotFound, TemporarilyUnavailable
from ..domain.identity import CallerIdentity, Look
from ..domain.ports import Clock
from ..domain.roles import Actor
from .cipher import Cipher, Sealed
from .connection import available, repeated

TRIES = 40
CALLERS = "callers"


class MongoAnsweringDays:
    """Implements `gateway.ports.AnsweringDays`."""

    def __init__(self, db: Database):
        self._days = db.answering_days

    @repeated
    def add(self, day: AnsweringDay) -> AnsweringDay:
        """Keep a new day; of one that is there already the kept one is returned."""
        with available():
            try:
                self._days.insert_one({"_id": day.id, **day.model_dump(mode="json", exclude={"id"})})
            except DuplicateKeyError:
                return self.get(day.id)
        return day

    @repeated
    def get(self, day_id: str) -> AnsweringDay:
        """One day with its callers. Raises: NotFound."""
        with available():
            found = self._days.find_one({"_id": day_id})
        if found is None:
            raise unknown_day()
        return _day(found)

    @repeated
    def head(self, day_id: str) -> AnsweringDay:
        """One day without its callers. Raises: NotFound."""
        with available():
            found = self._days.find_one({"_id": day_id}, {CALLERS: 0})
        if found is None:
            raise unknown_day()
        return _day(found)

    @repeated
    def all(self) -> list[AnsweringDay]:
        """Every day without its callers, the latest first."""
        with available():
            found = [_day(row) for row in self._days.find({}, {CALLERS: 0})]
        return sorted(found, key=lambda day: (day.held_on, day.id), reverse=True)

    def change(self, day_id: str, change: Callable[[AnsweringDay], None]) -> AnsweringDay:
        """Load, apply `change`, save; when somebody was faster, again. Raises: NotFound, what `change` raises."""
        for attempt in range(TRIES):
            before = self.get(day_id)
            after = before.model_copy(deep=True)
            change(after)
            if after == before or self._saved(before, after):
                return after
            time.sleep(random.uniform(0, 0.003 * (attempt + 1)))
        raise TemporarilyUnavailable("接听日正被多人同时修改，请稍后再试")

    @repeated
    def _saved(self, before: AnsweringDay, after: AnsweringDay) -> bool:
        """Save against the revision that was read; what was saved although its answer was lost counts."""
        after.revision = before.revision + 1
        old, new = before.model_dump(mode="json"), after.model_dump(mode="json")
        update = {name: value for name, value in new.items() if name not in ("id", CALLERS) and value != old[name]}
        update |= {
            f"{CALLERS}.{key}": caller for key, caller in new[CALLERS].items() if caller != old[CALLERS].get(key)
        }
        with available():
            saved = self._days.update_one({"_id": after.id, "revision": before.revision}, {"$set": update})
        return bool(saved.matched_count) or self.get(after.id) == after


class MongoDayCallers:
    """Implements `gateway.ports.DayCallers`: who a caller without a case is, and every look at it."""

    def __init__(self, db: Database, cipher: Cipher, clock: Clock):
        self._db, self._cipher, self._clock = db, cipher, clock

    @repeated
    def put(self, day_id: str, effect: str, identity: CallerIdentity) -> None:
        """Keep who called, under what the caller is noted for; what was kept first stays."""
        name = _name(day_id, effect)
        plain = json.dumps(identity.model_dump(), ensure_ascii=False).encode()
        with available():
            self._db.answering_day_callers.update_one(
                {"_id": name}, {"$setOnInsert": vars(self._cipher.seal(plain, name))}, upsert=True
            )

    @repeated
    def show(self, day_id: str, caller: Caller, *, to: Actor, reason: str) -> CallerIdentity:
        """Decrypt for a person; the look is on record before the answer. Nothing was left: an empty identity."""
        look = Look(
            case_id=f"{day_id}/{caller.number}", by=to.account_id, by_name=to.name,
            at=self._clock.now().isoformat(timespec="seconds"), reason=reason,
        )
        name = _name(day_id, caller.effect)
        with available():
            self._db.looks.insert_one(look.model_dump())
            found = self._db.answering_day_callers.find_one({"_id": name})
        if found is None:
            return CallerIdentity()
        sealed = Sealed(found["key"], found["algorithm"], bytes(found["nonce"]), bytes(found["data"]))
        return CallerIdentity(**json.loads(self._cipher.open(sealed, name)))

    @repeated
    def drop(self, day_id: str, caller: Caller) -> None:
        """The identity lies with the case now."""
        with available():
            self._db.answering_day_callers.delete_one({"_id": _name(day_id, caller.effect)})


def unknown_day() -> NotFound:
    """What is said of a day that isn't there."""
    return NotFound("没有这次接听日，请返回接听日列表")


def _day(found: dict[str, Any]) -> AnsweringDay:
    return AnsweringDay.model_validate({"id": found.pop("_id"), **found})


def _name(day_id: str, effect: str) -> str:
    return f"answering_day/{day_id}/{effect}"
