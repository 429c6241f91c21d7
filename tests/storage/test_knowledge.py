"""The knowledge base on the real database."""

import pytest
from pymongo.database import Database

from hotline.domain import knowledge
from hotline.domain.errors import NotFound
from hotline.domain.knowledge import ArticleForm
from hotline.domain.knowledge_finding import keys_of
from hotline.domain.roles import Actor, Role
from hotline.setup.knowledge_seed import sample_articles, seed_knowledge
from hotline.storage import MongoKnowledge
from hotline.testing import cases as sample

AT = "2026-11-23T10:00:00+08:00"


@pytest.fixture
def shelf(database: Database) -> MongoKnowledge:
    """The sample articles in a fresh database."""
    shelf = MongoKnowledge(database)
    seed_knowledge(shelf)
    return shelf


def test_the_samples_are_entered_once(shelf: MongoKnowledge, database: Database) -> None:
    """A second setup changes nothing, and doesn't bring back what was changed."""
    before = database.knowledge.count_documents({})
    seed_knowledge(shelf)
    assert before == 12 == database.knowledge.count_documents({})
    assert shelf.add(sample_articles()[0]) == shelf.get("heating-cold")


def test_a_change_moves_the_article_to_its_new_keys(shelf: MongoKnowledge) -> None:
    """Listed under what it says now, unlisted from what it said; the revision counts."""
    before = shelf.get("street-lamp")
    form = ArticleForm(
        title="景观灯几点开", question="广场景观灯几点亮", answer="以公告为准。", state="staff",
        valid_from="2026-11-01", revision=1,
    )
    after = shelf.change(
        "street-lamp", lambda article: knowledge.revise(article, form, by=sample.HEAD, at=AT, effect="fzr01/1")
    )
    assert after.revision == 2 == shelf.get("street-lamp").revision
    old, new = keys_of(before), keys_of(after)
    postings = shelf.postings(sorted(old | new))
    assert {key for key, ids in postings.items() if "street-lamp" in ids} == new
    assert "pair/路灯" in old - new


def test_what_leaves_it_as_it_was_writes_nothing(shelf: MongoKnowledge) -> None:
    """The revision stays."""
    assert shelf.change("street-lamp", lambda article: None).revision == 1


def test_two_at_once_are_both_kept(shelf: MongoKnowledge) -> None:
    """Who comes second works on what the first one left."""
    def slow(article: knowledge.Article) -> None:
        if article.revision == 1:
            shelf.change("heating-cold", lambda other: knowledge.ask_for_renewal(
                other, knowledge.RenewalForm(reason="标准有变。"), by=_clerk(), unit_name="城管局", at=AT))
        article.versions[-1].answer = "改过。"

    kept = shelf.change("heating-cold", slow)
    assert kept.text.answer == "改过。" and len(kept.open_renewals) == 1 and kept.revision == 3


def test_gone_articles_are_left_out(shelf: MongoKnowledge) -> None:
    """Of several; one alone is said to be missing."""
    assert [one.id for one in shelf.several(["x", "street-lamp", "fraud-call"])] == ["street-lamp", "fraud-call"]
    with pytest.raises(NotFound):
        shelf.get("x")


def _clerk():
    return Actor("chengguan-01", "经办人", frozenset({Role.UNIT_CLERK}), unit_id="chengguan")
