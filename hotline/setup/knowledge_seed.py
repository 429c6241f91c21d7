"""Sample articles of the knowledge base, for the sample city."""

from importlib import resources
from typing import Protocol

import yaml

from ..domain.knowledge import Article, ArticleForm, written
from ..domain.roles import Actor, Role

SAMPLE = resources.files(__package__) / "sample"
WRITER = Actor("dc01", "杜若谷", frozenset({Role.SUPERVISION_SECTION}))
WRITTEN_AT = "2026-01-05T09:00:00+08:00"


class KnowledgeBook(Protocol):
    """The knowledge base as it is written to."""

    def postings(self, keys: list[str]) -> dict[str, list[str]]:
        """Ids of the articles under each key."""

    def add(self, article: Article) -> Article:
        """Keep a new article."""


def sample_articles() -> list[Article]:
    """Twelve questions that citizens ask often."""
    entries = yaml.safe_load((SAMPLE / "knowledge.yaml").read_text("utf-8"))
    return [
        written(
            entry["id"], ArticleForm(**{"valid_from": WRITTEN_AT[:10], **entry}), by=WRITER, at=WRITTEN_AT,
            effect=f"sample/{entry['id']}",
        )
        for entry in entries
    ]


def seed_knowledge(knowledge: KnowledgeBook) -> None:
    """Enter the samples unless there is an article already; an interrupted time is made good."""
    articles = sample_articles()
    known = next(iter(knowledge.postings(["list/all"]).values()))
    if set(known) < {article.id for article in articles}:
        for article in articles:
            knowledge.add(article)
