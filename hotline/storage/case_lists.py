"""Lists of cases that somebody keeps an eye on: the watch list, incidents, appeals, what leaders instructed."""

from typing import Any

from pymongo.database import Database

from ..domain.case import Case
from ..domain.status import CaseStatus
from .connection import available, repeated

MOST = 500


class MongoCaseLists:
    """Implements `gateway.ports.CaseLists`. Each list is found by an index of MongoDB."""

    def __init__(self, db: Database):
        self._db = db

    def shelved(self) -> list[Case]:
        """On the watch list (挂账), the day of review first."""
        return sorted(self._found({"status": CaseStatus.SHELVED.value}), key=lambda case: case.shelves[-1].review_on)

    def incidents(self) -> list[Case]:
        """Mass incidents under way, newest first."""
        found = self._found({"is_mass_incident": True})
        return sorted((case for case in found if case.is_open), key=lambda case: case.id, reverse=True)

    def appealed(self) -> list[Case]:
        """With an appeal that waits for its ruling, oldest first."""
        found = [
            case for case in self._found({"appeals.unit_id": {"$exists": True}})
            if any(appeal.is_upheld is None for appeal in case.appeals)
        ]
        return sorted(found, key=lambda case: case.appeals[-1].at)

    def of_leaders(self) -> list[Case]:
        """What a leader instructed or assigned, in order of instruction (R-5.5.1)."""
        found = self._found({"approvals.leader.at": {"$exists": True}})
        return sorted(found, key=lambda case: (instructed_at(case), case.id))

    @repeated
    def _found(self, wanted: dict[str, Any]) -> list[Case]:
        with available():
            found = list(self._db.cases.find(wanted).sort("_id", -1).limit(MOST))
        return [Case.model_validate({**case, "id": case["_id"]}) for case in found]


def instructed_at(case: Case) -> str:
    """When a leader first put their word on the case."""
    return min((a.leader.at for a in case.approvals if a.leader), default="")
