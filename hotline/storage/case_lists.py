"""Lists of cases that somebody keeps an eye on: the watch list, incidents, appeals, what leaders instructed."""

from pymongo.database import Database

from ..domain.case import Case
from ..domain.case_boards import Board
from ..domain.case_shelves import board_shelf, instructed_shelf
from ..domain.status import CaseStatus
from .case_rows import MongoCaseRows
from .connection import available, repeated

MOST = 500
CASE_SERIES = "case"


class MongoCaseLists:
    """Implements `gateway.ports.CaseLists`: whole cases of what the shelves list, read by key."""

    def __init__(self, db: Database):
        self._db, self._rows = db, MongoCaseRows(db)

    def shelved(self) -> list[Case]:
        """On the watch list (挂账), the day of review first."""
        found = [case for case in self._on(board_shelf(Board.SHELVED)) if case.status is CaseStatus.SHELVED]
        return sorted(found, key=lambda case: case.shelves[-1].review_on)

    def incidents(self) -> list[Case]:
        """Mass incidents under way, newest first."""
        found = self._on(board_shelf(Board.INCIDENT))
        return sorted((case for case in found if case.is_open), key=lambda case: case.id, reverse=True)

    def appealed(self) -> list[Case]:
        """With an appeal that waits for its ruling, oldest first."""
        found = self._on(board_shelf(Board.APPEALED))
        waiting = [case for case in found if any(appeal.is_upheld is None for appeal in case.appeals)]
        return sorted(waiting, key=lambda case: case.appeals[-1].at)

    def of_leaders(self) -> list[Case]:
        """What a leader instructed or assigned, in order of instruction (R-5.5.1)."""
        return sorted(self._on(*map(instructed_shelf, self._years())), key=instructed_at)

    @repeated
    def _on(self, *shelves: str) -> list[Case]:
        lines = self._rows.on(*shelves)
        latest = sorted(lines, key=lambda case_id: (lines[case_id].order, case_id))[-MOST:]
        with available():
            found = list(self._db.cases.find({"_id": {"$in": latest}}))
        return [Case.model_validate({**case, "id": case["_id"]}) for case in found]

    @repeated
    def _years(self) -> list[int]:
        """The years in which calls were numbered, each with the one after it."""
        with available():
            heads = [head["_id"].rpartition("/") for head in self._db.number_heads.find({}, {"_id": 1})]
        numbered = {int(year) for series, _, year in heads if series == CASE_SERIES and year.isdecimal()}
        return sorted(numbered | {year + 1 for year in numbered})


def instructed_at(case: Case) -> str:
    """When a leader first put their word on the case."""
    return min((a.leader.at for a in case.approvals if a.leader), default="")
