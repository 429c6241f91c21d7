"""Substitutions on the real database."""

import pytest

from hotline.domain.directory import Substitution
from hotline.domain.errors import NotFound
from hotline.storage import MongoSubstitutions


def _made(number: int, **changes: str) -> Substitution:
    fields = {
        "id": f"s{number}", "absent_id": "fzr01", "absent_name": "秦守诚", "substitute_id": "zb01",
        "substitute_name": "韩立群", "from_on": "2026-12-01", "until_on": "2026-12-05", "reason": "外出。",
        "registered_at": f"2026-11-2{number}T09:00:00+08:00", "registered_by": "fzr01", "registered_by_name": "秦守诚",
    }
    return Substitution(**{**fields, **changes})


def test_kept_changed_and_the_latest_first(database):
    """A change is read at once by whoever made it."""
    store = MongoSubstitutions(database)
    for number in (1, 2):
        store.put(_made(number))
    assert [one.id for one in store.all()] == ["s2", "s1"]
    store.put(_made(1, ended_at="2026-12-02T09:00:00+08:00"))
    assert store.get("s1").ended_at
    with pytest.raises(NotFound):
        store.get("s9")
