"""What proposals start from: the topic tree, the word lists of the scope gate, and a sample dispatch catalogue."""

from importlib import resources
from typing import Any, Protocol

import yaml

from ..domain.ports import DispatchCatalogue
from ..domain.proposing.catalogue import CatalogueLine
from ..domain.proposing.scope import ScopeWords
from ..domain.proposing.topics import Topic, TopicTree


class TopicBook(Protocol):
    """Tree and word lists as they are written."""

    def tree(self) -> TopicTree:
        """The tree."""

    def words(self) -> ScopeWords:
        """The word lists."""

    def save_tree(self, tree: TopicTree) -> None:
        """Make this the tree."""

    def save_words(self, words: ScopeWords) -> None:
        """Make these the word lists."""


SAMPLE = resources.files(__package__) / "sample"


def shipped_tree() -> TopicTree:
    """The classification of three levels, with words that callers use. Source: 内容分类三级标签体系."""
    return TopicTree(
        tuple(
            Topic(level1, level2, level3, tuple((words or "").split()))
            for level1, branches in _read("topics.yaml").items()
            for level2, leaves in branches.items() for level3, words in leaves.items()
        )
    )


def shipped_words() -> ScopeWords:
    """Words that point to organs out of scope, to emergency services, to an urgency, to state secrets."""
    return ScopeWords.model_validate(_read("scope_words.yaml"))


def sample_catalogue() -> list[CatalogueLine]:
    """Lines for the units of the sample city."""
    return [CatalogueLine(id=f"sample/{place}", **line) for place, line in enumerate(_read("catalogue.yaml"), start=1)]


def seed_proposing(topics: TopicBook, catalogue: DispatchCatalogue, *, is_demo: bool) -> None:
    """Enter what is missing; what an administrator changed stays. The sample lines belong to the sample city."""
    if not topics.tree().topics:
        topics.save_tree(shipped_tree())
    if topics.words() == ScopeWords():
        topics.save_words(shipped_words())
    if is_demo and not catalogue.lines():
        for line in sample_catalogue():
            catalogue.add(line)


def _read(name: str) -> Any:
    return yaml.safe_load((SAMPLE / name).read_text("utf-8"))
