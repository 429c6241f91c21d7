"""The knowledge base: one document an article, and small documents that list articles by key.

Read by `_id` only, whatever the number of articles: in MongoDB and in the embedded server, which has no other indexes.
A posting may list an article that no longer has its key, never lack one that has: who reads looks at the article.
"""

from collections.abc import Callable, Iterable, Sequence

from pymongo import UpdateOne
from pymongo.database import Database
from pymongo.errors import DuplicateKeyError

from ..domain.errors import TemporarilyUnavailable
from ..domain.knowledge import Article, unknown_article
from ..domain.knowledge_finding import keys_of
from .connection import available, repeated

TRIES = 5


class MongoKnowledge:
    """Implements `gateway.ports.Knowledge`."""

    def __init__(self, db: Database):
        self._articles, self._postings = db.knowledge, db.knowledge_postings

    @repeated
    def add(self, article: Article) -> Article:
        """Keep a new article; of one that is there already the kept one is returned."""
        with available():
            self._list(article.id, keys_of(article))
            try:
                self._articles.insert_one({"_id": article.id, **article.model_dump(exclude={"id"})})
            except DuplicateKeyError:
                return self.get(article.id)
        return article

    def change(self, article_id: str, change: Callable[[Article], None]) -> Article:
        """Load, apply `change`, save; when somebody was faster, again. Raises: NotFound, what `change` raises."""
        for _ in range(TRIES):
            before = self.get(article_id)
            after = before.model_copy(deep=True)
            change(after)
            if after == before or self._replaced(before, after):
                return after
        raise TemporarilyUnavailable("该条知识正被多人同时修改，请稍后再试")

    @repeated
    def get(self, article_id: str) -> Article:
        """Raises: NotFound."""
        if found := self.several([article_id]):
            return found[0]
        raise unknown_article()

    @repeated
    def several(self, article_ids: Sequence[str]) -> list[Article]:
        """These articles, in this order; those that are gone are left out."""
        with available():
            found = {row["_id"]: row for row in self._articles.find({"_id": {"$in": list(article_ids)}})}
        return [
            Article.model_validate({**found[article_id], "id": article_id})
            for article_id in article_ids if article_id in found
        ]

    @repeated
    def postings(self, keys: Sequence[str]) -> dict[str, list[str]]:
        """Ids of the articles under each key, the latest listed last."""
        if not keys:
            return {}
        with available():
            found = {row["_id"]: row["article_ids"] for row in self._postings.find({"_id": {"$in": list(keys)}})}
        return {key: found.get(key, []) for key in keys}

    @repeated
    def _replaced(self, before: Article, after: Article) -> bool:
        """Save against the revision that was read; new keys are listed before, old ones unlisted afterwards."""
        after.revision = before.revision + 1
        old, new = keys_of(before), keys_of(after)
        with available():
            self._list(after.id, new - old)
            saved = self._articles.replace_one(
                {"_id": after.id, "revision": before.revision}, after.model_dump(exclude={"id"})
            )
            if not saved.matched_count:
                return self.get(after.id) == after
            self._unlist(after.id, old - new)
        return True

    def _list(self, article_id: str, keys: Iterable[str]) -> None:
        self._update(keys, {"$addToSet": {"article_ids": article_id}}, upsert=True)

    def _unlist(self, article_id: str, keys: Iterable[str]) -> None:
        self._update(keys, {"$pull": {"article_ids": article_id}}, upsert=False)

    def _update(self, keys: Iterable[str], update: dict, *, upsert: bool) -> None:
        updates = [UpdateOne({"_id": key}, update, upsert=upsert) for key in sorted(keys)]
        if updates:
            self._postings.bulk_write(updates, ordered=False)
