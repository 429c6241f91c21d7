"""Topic tree and word lists, on the real database."""

from pymongo.database import Database

from hotline.domain.proposing.scope import ScopeWords
from hotline.domain.proposing.topics import TopicTree
from hotline.setup.proposing_seed import shipped_tree, shipped_words
from hotline.storage import MongoTopics


def test_what_was_saved_is_read(database: Database):
    """The whole shipped tree and the word lists come back as they were, by another reader too."""
    MongoTopics(database).save_tree(shipped_tree())
    MongoTopics(database).save_words(shipped_words())
    read = MongoTopics(database)
    assert read.tree() == shipped_tree() and read.words() == shipped_words()
    assert read.tree() is read.tree()


def test_a_city_without_them_has_empty_ones(database: Database):
    """Nothing is proposed, nothing fails."""
    assert MongoTopics(database).tree() == TopicTree() and MongoTopics(database).words() == ScopeWords()


def test_a_change_is_seen_at_once_by_who_made_it(database: Database):
    """The kept copy is dropped with the save."""
    topics = MongoTopics(database)
    assert topics.tree() == TopicTree()
    topics.save_tree(shipped_tree())
    assert len(topics.tree().topics) == 517
