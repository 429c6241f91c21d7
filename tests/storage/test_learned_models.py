"""Versions of what was learned, on the real database."""

import pytest

from hotline.domain.errors import NotFound
from hotline.storage import MongoLearnedModels

SCALES = {
    name: {"choices": ["a", "b"], "offsets": [0.0, 0.0], "rarity": {"水压": 1.0}, "weights": {"水压": [[0, 1.0]]}}
    for name in ("topics", "units")
}
BY = {"by": "fzr01", "by_name": "秦守诚", "at": "2026-11-02T09:00:00+08:00"}


def test_versions_count_up_and_stay_off(database):
    """A new version has the next number and isn't in use."""
    models = MongoLearnedModels(database)
    assert [models.add(SCALES, made_at="", by="", examples=60, accuracy={}) for _ in range(2)] == [1, 2]
    assert [one["number"] for one in models.all()] == [2, 1]
    assert models.in_use() is None


def test_a_person_switches_on_and_off(database):
    """The version that was switched on is used at once, and each switch is on record."""
    models = MongoLearnedModels(database)
    number = models.add(SCALES, made_at="", by="", examples=60, accuracy={})
    models.switch(number, **BY)
    assert models.in_use().topics.weigh("水压")[0][1] == "a"
    models.switch(0, **BY)
    assert models.in_use() is None
    assert [one["number"] for one in models.switches()] == [0, number]


def test_an_unknown_version_is_refused(database):
    """Nothing is switched."""
    models = MongoLearnedModels(database)
    with pytest.raises(NotFound):
        models.switch(7, **BY)
    assert models.switches() == []
