"""Numbers that cases had in the system before this: each leads to its case, by key."""

from collections.abc import Mapping, Sequence

from pymongo import UpdateOne
from pymongo.database import Database

from .connection import available, repeated

AT_ONCE = 500


class MongoOldNumbers:
    """An old number belongs to one case for ever; who comes first keeps it."""

    def __init__(self, db: Database):
        self._db = db

    @repeated
    def put(self, cases: Mapping[str, str]) -> None:
        """Let these old numbers lead to these cases; one that leads somewhere already stays."""
        updates = [
            UpdateOne({"_id": normal(number)}, {"$setOnInsert": {"case_id": case_id}}, upsert=True)
            for number, case_id in cases.items()
        ]
        with available():
            if updates:
                self._db.old_numbers.bulk_write(updates, ordered=False)

    @repeated
    def several(self, numbers: Sequence[str]) -> dict[str, str]:
        """Those of the old numbers that lead to a case, with its id."""
        found: dict[str, str] = {}
        with available():
            for begin in range(0, len(numbers), AT_ONCE):
                wanted = {normal(number): number for number in numbers[begin:begin + AT_ONCE]}
                for one in self._db.old_numbers.find({"_id": {"$in": list(wanted)}}):
                    found[wanted[one["_id"]]] = one["case_id"]
        return found

    def case_id(self, number: str) -> str:
        """The case of an old number; empty where there is none."""
        return self.several([number]).get(number, "")


def normal(number: str) -> str:
    """The number as it is compared: without blanks, capitals as small letters."""
    return "".join(number.split()).casefold()
