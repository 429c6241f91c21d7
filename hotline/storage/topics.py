"""The topic tree and the word lists of the scope gate, as an administrator left them."""

import threading
import time
from typing import Any

from pymongo.database import Database

from ..domain.proposing.scope import ScopeWords
from ..domain.proposing.topics import Topic, TopicTree
from .connection import available, repeated

TREE, WORDS = "topics", "scope_words"
FRESH_S = 5.0


class MongoTopics:
    """Implements `ports.Topics`: read often, changed rarely, so read from memory for a few seconds."""

    def __init__(self, db: Database):
        self._db = db
        self._lock = threading.Lock()
        self._read: dict[str, tuple[float, Any]] = {}

    def tree(self) -> TopicTree:
        """The tree; empty when none was entered."""
        return self._fresh(TREE, lambda found: TopicTree(tuple(
            Topic(t["level1"], t["level2"], t["level3"], tuple(t["words"])) for t in found["topics"]
        )) if found else TopicTree())

    def words(self) -> ScopeWords:
        """The word lists; empty when none were entered."""
        return self._fresh(WORDS, lambda found: ScopeWords.model_validate(found["lists"]) if found else ScopeWords())

    def save_tree(self, tree: TopicTree) -> None:
        """Make this the tree."""
        topics = [
            {"level1": t.level1, "level2": t.level2, "level3": t.level3, "words": list(t.words)} for t in tree.topics
        ]
        self._save(TREE, {"topics": topics})

    def save_words(self, words: ScopeWords) -> None:
        """Make these the word lists."""
        self._save(WORDS, {"lists": words.model_dump(mode="json")})

    def _fresh(self, name: str, made) -> Any:
        with self._lock:
            read_at, kept = self._read.get(name, (0.0, None))
        if kept is not None and time.monotonic() - read_at < FRESH_S:
            return kept
        kept = made(self._find(name))
        with self._lock:
            self._read[name] = (time.monotonic(), kept)
        return kept

    @repeated
    def _find(self, name: str) -> dict[str, Any] | None:
        with available():
            return self._db.classification.find_one({"_id": name})

    @repeated
    def _save(self, name: str, fields: dict[str, Any]) -> None:
        with available():
            self._db.classification.replace_one({"_id": name}, fields, upsert=True)
        with self._lock:
            self._read.pop(name, None)
