"""The index of places and like texts, on the real database."""

import pytest
from pymongo.database import Database

from hotline.storage import Cipher, MongoLikenessIndex


@pytest.fixture
def index(database: Database, cipher: Cipher) -> MongoLikenessIndex:
    """An index over a fresh database."""
    return MongoLikenessIndex(database, cipher)


def test_cases_are_found_by_shared_keys_those_with_most_first(index: MongoLikenessIndex):
    """In any of the weeks asked for, in no other."""
    index.add("c1", "2026-W48", ["place/金海花园", "text/0/a"])
    index.add("c2", "2026-W47", ["place/金海花园", "text/0/a", "text/1/b"])
    index.add("c3", "2026-W40", ["place/金海花园"])
    keys = ["place/金海花园", "text/0/a", "text/1/b"]
    assert index.near(["2026-W48", "2026-W47"], keys, 10) == ["c2", "c1"]
    assert index.near(["2026-W48", "2026-W47"], keys, 1) == ["c2"]
    assert index.near(["2026-W48"], [], 10) == []


def test_adding_twice_lists_once(index: MongoLikenessIndex, database: Database):
    """A repeat after a lost answer changes nothing."""
    for _ in range(2):
        index.add("c1", "2026-W48", ["place/金海花园"])
    assert [bucket["case_ids"] for bucket in database.likeness.find()] == [["c1"]]
    index.add("c2", "2026-W48", [])
    assert database.likeness.count_documents({}) == 1


@pytest.mark.requirement("R-4.5")
def test_the_index_tells_nothing_about_places(index: MongoLikenessIndex, database: Database):
    """Keys are hashed with a secret: who reads the collection learns no place and can't try one out."""
    index.add("c1", "2026-W48", ["place/金海花园"])
    assert "金海" not in str(list(database.likeness.find()))


def test_old_weeks_are_dropped(index: MongoLikenessIndex):
    """What is read no more needn't be kept."""
    index.add("c1", "2026-W44", ["a"])
    index.add("c2", "2026-W48", ["a"])
    assert index.drop_before("2026-W45") == 1
    assert index.near(["2026-W44", "2026-W48"], ["a"], 10) == ["c2"]
