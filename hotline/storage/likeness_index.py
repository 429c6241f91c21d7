"""Which cases of a week share a place or a stretch of like text: small documents read by key.

A bucket lists the cases of one week under one key (`Matter.keys`): about ten buckets a case, each listing a handful of
ids. A look reads ten keys in five weeks by `_id`, whatever the number of cases: in MongoDB and in the embedded server,
which has no other indexes. Keys are hashed with the vault's key, so that the index tells nothing about places or words.
Each week is a collection of its own: weeks that are read no more are dropped whole.
"""

from collections import Counter
from collections.abc import Sequence

from pymongo import UpdateOne
from pymongo.database import Database

from .cipher import Cipher
from .connection import available, repeated

PREFIX = "likeness_"
FULLEST = 300
WEEKS_KEPT = 6
HASH_CHARACTERS = 20


class MongoLikenessIndex:
    """Implements `ports.LikenessIndex`. A bucket may list a case that is gone, never lack one that was added."""

    def __init__(self, db: Database, cipher: Cipher):
        self._db, self._cipher = db, cipher
        self._cleared_for = ""

    @repeated
    def add(self, case_id: str, week: str, keys: Sequence[str]) -> None:
        """List a case of this week under its keys; a repeat changes nothing."""
        if not keys:
            return
        listing = {"$addToSet": {"case_ids": case_id}}
        buckets = [UpdateOne({"_id": bucket}, listing, upsert=True) for bucket in self._buckets(keys)]
        with available():
            self._db[PREFIX + week].bulk_write(buckets, ordered=False)
            if week != self._cleared_for:
                self._drop_old()
                self._cleared_for = week

    @repeated
    def near(self, weeks: Sequence[str], keys: Sequence[str], most: int) -> list[str]:
        """Ids of the cases that share most keys with these, in any of the weeks; of equals the latest."""
        shared: Counter[str] = Counter()
        buckets = self._buckets(keys)
        with available():
            for week in weeks if buckets else ():
                for bucket in self._db[PREFIX + week].find({"_id": {"$in": buckets}}):
                    shared.update(sorted(bucket["case_ids"])[-FULLEST:])
        return sorted(shared, key=lambda case_id: (shared[case_id], case_id), reverse=True)[:most]

    def _drop_old(self) -> None:
        """Keep the latest weeks only; looked at once a week by each process."""
        weeks = sorted(name for name in self._db.list_collection_names() if name.startswith(PREFIX))
        for name in weeks[:-WEEKS_KEPT]:
            self._db.drop_collection(name)

    def _buckets(self, keys: Sequence[str]) -> list[str]:
        return [self._cipher.keyed_hash(key)[:HASH_CHARACTERS] for key in keys]
