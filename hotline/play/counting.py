"""How many events of a play the consumer has counted."""

import time
from collections.abc import Collection

from pymongo.database import Database

from ..storage import MongoCaseFacts

WAIT_S = 60.0
POLL_S = 0.5


def await_counted(database: Database, case_ids: Collection[str]) -> int | None:
    """Events counted for these cases, once the number stands still; None when nothing was counted in time."""
    facts, before, until = MongoCaseFacts(database), -1, time.monotonic() + WAIT_S
    wanted = sum(
        len(case["history"]) for case in database.cases.find({}, {"history": 1}) if case["_id"] in case_ids
    )
    while time.monotonic() < until:
        counted = sum(len(fact.seqs) for fact in facts.all() if fact.case_id in case_ids)
        if counted >= wanted:
            return counted
        before = counted
        time.sleep(POLL_S)
    return before if before >= 0 else None
