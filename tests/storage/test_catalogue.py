"""The dispatch catalogue, on the real database."""

import pytest
from pymongo.database import Database

from hotline.domain.errors import FieldsRefused
from hotline.domain.proposing.catalogue import CatalogueLine
from hotline.storage import MongoDispatchCatalogue


def line(line_id: str, **fields: object) -> CatalogueLine:
    """A line about water."""
    return CatalogueLine(**{"id": line_id, "unit_id": "gongshui", "words": ("水压",), **fields})


@pytest.mark.requirement("R-4.2")
def test_rulings_come_first_the_newest_before_older_ones(database: Database):
    """Lines by hand after them."""
    catalogue = MongoDispatchCatalogue(database)
    catalogue.add(line("sample/1"))
    catalogue.add(line("ruling/a", case_id="2026-000001", added_at="2026-11-23T09:00:00+08:00"))
    catalogue.add(line("ruling/b", case_id="2026-000002", added_at="2026-11-24T09:00:00+08:00"))
    assert [found.id for found in catalogue.lines()] == ["ruling/b", "ruling/a", "sample/1"]


def test_the_same_line_is_entered_once(database: Database):
    """A job that runs twice makes one line; what was entered first stays."""
    catalogue = MongoDispatchCatalogue(database)
    catalogue.add(line("ruling/a"))
    catalogue.add(line("ruling/a", words=("停水",)))
    assert catalogue.lines() == [line("ruling/a")]


def test_a_line_for_everything_is_not_entered(database: Database):
    """It is refused in words."""
    with pytest.raises(FieldsRefused):
        MongoDispatchCatalogue(database).add(line("x", words=()))
