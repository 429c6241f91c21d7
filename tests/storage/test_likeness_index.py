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
    assert [bucket["case_ids"] for bucket in database["likeness_2026-W48"].find()] == [["c1"]]
    index.add("c2", "2026-W49", [])
    assert "likeness_2026-W49" not in database.list_collection_names()


@pytest.mark.requirement("R-4.5")
def test_the_index_tells_nothing_about_places(index: MongoLikenessIndex, database: Database):
    """Keys are hashed with a secret: who reads the collection learns no place and can't try one out."""
    index.add("c1", "2026-W48", ["place/金海花园"])
    assert "金海" not in str(list(database["likeness_2026-W48"].find()))


def test_old_weeks_are_dropped(index: MongoLikenessIndex, database: Database):
    """Six weeks are kept, more than are ever read."""
    for week in range(40, 48):
        index.add("c1", f"2026-W{week}", ["a"])
    kept = sorted(name for name in database.list_collection_names() if name.startswith("likeness_"))
    assert kept == [f"likeness_2026-W{week}" for week in range(42, 48)]
