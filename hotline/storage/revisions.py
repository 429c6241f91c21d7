"""How often something was changed: one small counter a subject, so that pages notice what others did."""

from collections.abc import Iterable

import structlog
from pymongo import UpdateOne
from pymongo.database import Database
from pymongo.errors import PyMongoError

from ..domain.case import Case
from .connection import available

log = structlog.get_logger()
BOARD = "board"


def case_subject(case_id: str) -> str:
    """What changes whenever this case does, or a task of it is opened or closed."""
    return f"case/{case_id}"


def day_subject(day_id: str) -> str:
    """What changes whenever this answering day does, or a case of it."""
    return f"session/{day_id}"


def subjects_of(case: Case) -> list[str]:
    """What a change of this case changes; the lists of its units too, since rows say who signed and who has it."""
    units = [group_subject(f"unit:{part.unit_id}") for part in case.current_assignments]
    return [case_subject(case.id), BOARD, *([day_subject(case.session_id)] if case.session_id else []), *units]


def group_subject(group: str) -> str:
    """What changes whenever the list of this candidate group does."""
    return f"group/{group}"


class MongoRevisions:
    """Counters by subject: `group/<group>`, `case/<id>`, `session/<id>` of an answering day, `board` (any case).

    They follow what they count, and nothing depends on them but how soon a page looks again: a touch that fails
    is logged and forgotten.
    """

    def __init__(self, db: Database):
        self._db = db

    def touch(self, *subjects: str) -> None:
        """Something about these subjects was changed, and readers find it."""
        try:
            counted = [UpdateOne({"_id": subject}, {"$inc": {"revision": 1}}, upsert=True) for subject in subjects]
            if counted:
                self._db.revisions.bulk_write(counted, ordered=False)
        except PyMongoError as error:
            log.warning("revision_not_counted", reason=type(error).__name__)

    def of(self, subjects: Iterable[str]) -> dict[str, int]:
        """The present counts; 0 for what was never touched. Raises: TemporarilyUnavailable."""
        wanted = sorted(set(subjects))
        with available():
            found = {one["_id"]: one["revision"] for one in self._db.revisions.find({"_id": {"$in": wanted}})}
        return {subject: found.get(subject, 0) for subject in wanted}
