"""Which cases of a week share a place or a stretch of like text: small documents read by key.

A bucket lists the cases of one week under one key (`Matter.keys`): at most sixteen buckets a case, all written at once,
each listing a handful of ids. A look reads the sixteen keys of five weeks, at most eighty documents, by `_id`, whatever
the number of cases: in MongoDB and in the embedded server, which has no other indexes. Keys are hashed with the
vault's key, so that the index tells nothing about places or words. Buckets of past weeks are read no more.
"""

import re
from collections import Counter
from collections.abc import Sequence

from pymongo import UpdateOne
from pymongo.database import Database

from .cipher import Cipher
from .connection import available, repeated

FULLEST = 300
_WEEK = re.compile(r"\d{4}-W\d{2}")


class MongoLikenessIndex:
    """Implements `ports.LikenessIndex`. A bucket may list a case that is gone, never lack one that was added."""

    def __init__(self, db: Database, cipher: Cipher):
        self._db, self._cipher = db, cipher

    @repeated
    def add(self, case_id: str, week: str, keys: Sequence[str]) -> None:
        """List a case of this week under its keys; a repeat changes nothing."""
        if not keys:
            return
        listing = {"$addToSet": {"case_ids": case_id}}
        with available():
            self._db.likeness.bulk_write(
                [UpdateOne({"_id": self._bucket(week, key)}, listing, upsert=True) for key in keys], ordered=False
            )

    @repeated
    def near(self, weeks: Sequence[str], keys: Sequence[str], most: int) -> list[str]:
        """Ids of the cases that share most keys with these, in any of the weeks; of equals the latest."""
        buckets = [self._bucket(week, key) for week in weeks for key in keys]
        shared: Counter[str] = Counter()
        with available():
            for bucket in self._db.likeness.find({"_id": {"$in": buckets}}):
                shared.update(sorted(bucket["case_ids"])[-FULLEST:])
        return sorted(shared, key=lambda case_id: (shared[case_id], case_id), reverse=True)[:most]

    @repeated
    def drop_before(self, week: str) -> int:
        """Remove the buckets of weeks before this one; how many they were. For the night: it reads all."""
        with available():
            old = [b["_id"] for b in self._db.likeness.find({}, {"_id": 1}) if _WEEK.match(b["_id"])[0] < week]
            if old:
                self._db.likeness.delete_many({"_id": {"$in": old}})
        return len(old)

    def _bucket(self, week: str, key: str) -> str:
        return f"{week}/{self._cipher.keyed_hash(key)[:20]}"
