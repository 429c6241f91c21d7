"""Filters that a unit's people saved."""

import pytest

from hotline.domain.errors import FieldsRefused, NotFound, Refused
from hotline.domain.roles import Actor, Role
from hotline.domain.unit_work import WorkFilter
from hotline.domain.work_filters import MOST_OF_A_PERSON, UnitFilters

CLERK = Actor("gongshui-01", "经办人", frozenset({Role.UNIT_CLERK}), unit_id="gongshui")
HEAD = Actor("gongshui-02", "负责人", frozenset({Role.UNIT_HEAD}), unit_id="gongshui")
RED, UNSIGNED = WorkFilter(state="red"), WorkFilter(state="unsigned")


def kept():
    """One shared filter of the clerk, one of the clerk's own."""
    filters = UnitFilters(unit_id="gongshui")
    filters.save("a", "红色", RED, by=CLERK, is_shared=True, opens=False)
    filters.save("b", "待签", UNSIGNED, by=CLERK, is_shared=False, opens=True)
    return filters


def test_shared_ones_are_everybodys_to_see_and_the_owners_to_take_away():
    """With it goes every opening."""
    filters = kept()
    assert [one.id for one in filters.seen_by(HEAD.account_id)] == ["a"]
    assert filters.default_of(CLERK.account_id).id == "b" and filters.default_of(HEAD.account_id) is None
    filters.open_with("a", by=HEAD)
    with pytest.raises(Refused, match="经办人"):
        filters.remove("a", by=HEAD)
    filters.remove("a", by=CLERK)
    filters.remove("a", by=CLERK)
    assert filters.defaults == {CLERK.account_id: "b"}
    with pytest.raises(NotFound):
        filters.open_with("b", by=HEAD)
    filters.open_with("", by=CLERK)
    assert filters.default_of(CLERK.account_id) is None


def test_a_name_is_ones_own_once_and_a_repeat_changes_nothing():
    """Saved again under its name it is replaced; the same id twice is one."""
    filters = kept()
    filters.save("b", "待签", UNSIGNED, by=CLERK, is_shared=False, opens=True)
    assert len(filters.saved) == 2
    filters.save("c", "待签", RED, by=CLERK, is_shared=False, opens=False)
    filters.save("d", "待签", RED, by=HEAD, is_shared=False, opens=False)
    assert [one.id for one in filters.saved] == ["a", "c", "d"]


def test_nothing_without_a_name_or_a_condition_and_not_too_many():
    """Said beside the field; nothing is kept."""
    filters = UnitFilters(unit_id="gongshui")
    for name, wanted in (("", RED), ("很" * 21, RED), ("空", WorkFilter())):
        with pytest.raises(FieldsRefused):
            filters.save("x", name, wanted, by=CLERK, is_shared=False, opens=False)
    for number in range(MOST_OF_A_PERSON):
        filters.save(f"{number}", f"第{number}", RED, by=CLERK, is_shared=False, opens=False)
    with pytest.raises(FieldsRefused, match="最多保存"):
        filters.save("x", "再来", RED, by=CLERK, is_shared=False, opens=False)
