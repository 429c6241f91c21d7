"""Places made comparable."""

import pytest

from hotline.domain.places import place_keys

SAME = [
    "金海花园", "金海花园小区", "石臼街道金海花园12号楼", "日照市东港区石臼街道金海花园小区", "金海花园附近",
    "金海花园 3单元501室",
    "东港区金海花园门口",
]


@pytest.mark.parametrize("place", SAME)
def test_the_same_place_is_found_however_it_is_written(place: str):
    """With or without city, district, town, house number and words like 附近."""
    assert place_keys(place) == ["金海花园"]


def test_a_crossing_is_found_by_both_roads():
    """Order doesn't matter."""
    assert set(place_keys("烟台路与济南路路口")) == set(place_keys("济南路、烟台路交叉口")) == {"烟台路", "济南路"}


def test_places_named_in_the_text_count_too():
    """Where the operator left the field empty."""
    assert place_keys("", "我住在金海花园12号楼六楼") == ["金海花园"]


@pytest.mark.parametrize("place", ["", "东港区", "小区", "日照市", "3号楼", "街道"])
def test_what_is_no_place_or_too_wide_a_one_is_none(place: str):
    """A whole district is no place that two calls share."""
    assert place_keys(place) == []
