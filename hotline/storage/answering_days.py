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

    def get(self, day_id: str) -> AnsweringDay:
        """One day with its callers. Raises: NotFound."""
        return _day(self._found(day_id))

    def head(self, day_id: str) -> AnsweringDay:
        """One day without its callers. Raises: NotFound."""
        return _day(self._found(day_id, {CALLERS: 0}))

    @repeated
    def all(self) -> list[AnsweringDay]:
        """Every day without its callers, the latest first."""
        with available():
            found = [_day(row) for row in self._days.find({}, {CALLERS: 0})]
        return sorted(found, key=lambda day: (day.held_on, day.id), reverse=True)

    def change(self, day_id: str, change: Callable[[AnsweringDay], None]) -> AnsweringDay:
        """Load, apply `change`, save; when somebody was faster, again. Raises: NotFound, what `change` raises."""
        for attempt in range(TRIES):
            found = self._found(day_id)
            day = _day(found)
            change(day)
            if self._saved(found, day):
                return day
            time.sleep(random.uniform(0, 0.003 * (attempt + 1)))
        raise TemporarilyUnavailable("接听日正被多人同时修改，请稍后再试")

    def _saved(self, found: dict[str, Any], day: AnsweringDay) -> bool:
        """Save what differs against the revision that was read."""
        new = day.model_dump(mode="json", exclude={"id"})
        callers = new.pop(CALLERS)
        update = {name: value for name, value in new.items() if value != found.get(name)}
        update |= {f"{CALLERS}.{key}": one for key, one in callers.items() if one != found[CALLERS].get(key)}
        if not update:
            return True
        day.revision += 1
        return self._written(day, {**update, "revision": day.revision})

    @repeated
    def _written(self, day: AnsweringDay, update: dict[str, Any]) -> bool:
        """What was written although its answer was lost counts."""
        with available():
            saved = self._days.update_one({"_id": day.id, "revision": day.revision - 1}, {"$set": update})
        return bool(saved.matched_count) or self.get(day.id) == day

    @repeated
    def _found(self, day_id: str, fields: dict[str, int] | None = None) -> dict[str, Any]:
        with available():
            found = self._days.find_one({"_id": day_id}, fields)
        if found is None:
            raise unknown_day()
        return found


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
    return AnsweringDay.model_validate({**found, "id": found["_id"]})


def _name(day_id: str, effect: str) -> str:
    return f"answering_day/{day_id}/{effect}"
