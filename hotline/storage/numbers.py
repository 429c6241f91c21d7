"""Number chains without gaps or doubles."""

from collections.abc import Sequence
from typing import Any

from pymongo.database import Database
from pymongo.errors import BulkWriteError, DuplicateKeyError

from ..domain.errors import NotFound
from .connection import available, repeated


class MongoNumbers:
    """Implements `ports.Numbers`.

    A number is taken by inserting it together with what it is claimed for, at the next free place: whoever
    crashes before the insert leaves no gap, whoever crashes after it finds the claim again. `number_heads` is
    only a hint where to begin trying; it never runs ahead of the chain.
    """

    def __init__(self, db: Database):
        self._db = db

    @repeated
    def claim(self, series: str, claim: str) -> int:
        """The number of `claim` in `series`, from 1; the same claim always gets the same number."""
        with available():
            if found := self._db.numbers.find_one({"claim": claim}):
                return found["seq"]
            head = self._db.number_heads.find_one({"_id": series})
            seq = (head["seq"] if head else 0) + 1
            while not self._take(series, seq, claim):
                if found := self._db.numbers.find_one({"claim": claim}):
                    return found["seq"]
                seq += 1
            self._db.number_heads.update_one({"_id": series}, {"$max": {"seq": seq}}, upsert=True)
        return seq

    @repeated
    def claim_many(self, series: str, claims: Sequence[str]) -> dict[str, int]:
        """The numbers of many claims, taken one after another; those that were claimed before keep theirs.

        `claims` that were never tried are taken in one insert; what another takes meanwhile is gone round.
        """
        with available():
            found = {n["claim"]: n["seq"] for n in self._db.numbers.find({"claim": {"$in": list(claims)}})}
        fresh = [claim for claim in claims if claim not in found]
        if not fresh:
            return found
        with available():
            head = self._db.number_heads.find_one({"_id": series})
            begin = (head["seq"] if head else 0) + 1
            wanted = [_number(series, seq, claim) for seq, claim in enumerate(fresh, start=begin)]
            try:
                self._db.numbers.insert_many(wanted, ordered=True)
                taken = {number["claim"]: number["seq"] for number in wanted}
                self._db.number_heads.update_one({"_id": series}, {"$max": {"seq": wanted[-1]["seq"]}}, upsert=True)
            except BulkWriteError:
                taken = {claim: self.claim(series, claim) for claim in fresh}
        return found | taken

    @repeated
    def series_of(self, claim: str) -> str:
        """The series in which the claim has its number. Raises: NotFound: it has none."""
        with available():
            found = self._db.numbers.find_one({"claim": claim}, {"series": 1})
        if found is None:
            raise NotFound(f"没有为「{claim}」取过号")
        return found["series"]

    def _take(self, series: str, seq: int, claim: str) -> bool:
        try:
            self._db.numbers.insert_one(_number(series, seq, claim))
        except DuplicateKeyError:
            return False
        return True


def _number(series: str, seq: int, claim: str) -> dict[str, Any]:
    return {"_id": f"{series}/{seq:06d}", "series": series, "seq": seq, "claim": claim}
