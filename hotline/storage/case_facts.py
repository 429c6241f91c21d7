"""The consumer's facts: per case the events that came and what they tell, in one document."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from pymongo.database import Database
from pymongo.errors import DuplicateKeyError

from ..domain.events import Event
from ..statistics.facts import CaseFacts, facts_of
from .connection import available, repeated

COLLECTION = "analytics_cases"


class MongoCaseFacts:
    """Takes events in and gives facts out.

    Event and figures are changed in one update by compare-and-set, so an event counts once however often, late
    or out of order it comes, and whoever dies between write and commit has counted nothing twice.
    """

    def __init__(self, db: Database):
        self._db = db

    @repeated
    def take(self, events: Sequence[Event]) -> None:
        """Count the events; those known already change nothing."""
        by_case: dict[str, list[Event]] = defaultdict(list)
        for event in events:
            by_case[event.case_id].append(event)
        with available():
            for case_id, of_case in by_case.items():
                while not self._take_of_case(case_id, of_case):
                    continue

    def _take_of_case(self, case_id: str, events: list[Event]) -> bool:
        """False when somebody else changed the document meanwhile."""
        found = self._db[COLLECTION].find_one({"_id": case_id}) or {"version": 0, "events": []}
        known = {event["seq"]: event for event in found["events"]}
        fresh = {e.seq: e.model_dump(mode="json", exclude={"case_id"}) for e in events if e.seq not in known}
        if not fresh:
            return True
        merged = [event for _, event in sorted((known | fresh).items())]
        facts = facts_of(case_id, [Event(case_id=case_id, **event) for event in merged])
        document = {
            "version": found["version"] + 1, "events": merged, "facts": facts.model_dump(mode="json"),
            "registered_at": facts.registered_at, "counted": len(merged),
        }
        if found["version"]:
            same = {"_id": case_id, "version": found["version"]}
            return bool(self._db[COLLECTION].replace_one(same, document).matched_count)
        try:
            self._db[COLLECTION].insert_one({"_id": case_id, **document})
        except DuplicateKeyError:
            return False
        return True

    @repeated
    def get(self, case_id: str) -> CaseFacts | None:
        """The facts of one case."""
        with available():
            found = self._db[COLLECTION].find_one({"_id": case_id}, {"facts": 1})
        return CaseFacts(**found["facts"]) if found else None

    def of_period(self, start: str, end: str) -> list[CaseFacts]:
        """Facts of cases registered at `start` ≤ instant < `end`, ISO 8601."""
        return self._facts({"registered_at": {"$gte": start, "$lt": end}})

    def all(self) -> list[CaseFacts]:
        """Facts of every case."""
        return self._facts({})

    def event_ids(self) -> Iterator[tuple[str, list[str]]]:
        """Each case with the ids of its counted events, in order."""
        with available():
            found = list(self._db[COLLECTION].find({}, {"events.id": 1}))
        for document in found:
            yield document["_id"], [event["id"] for event in document["events"]]

    @repeated
    def count_events(self) -> int:
        """How many events are counted."""
        with available():
            return sum(each["counted"] for each in self._db[COLLECTION].find({}, {"counted": 1}))

    @repeated
    def _facts(self, query: dict[str, Any]) -> list[CaseFacts]:
        with available():
            found: Iterable[dict] = list(self._db[COLLECTION].find(query, {"facts": 1}))
        return [CaseFacts(**each["facts"]) for each in found]
