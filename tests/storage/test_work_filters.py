"""Saved filters and printed slips on the real database."""

from concurrent.futures import ThreadPoolExecutor

from pymongo.database import Database

from hotline.domain.roles import Actor, Role
from hotline.domain.unit_work import WorkFilter
from hotline.storage import MongoSlipPrints, MongoWorkFilters

CLERK = Actor("gongshui-01", "经办人", frozenset({Role.UNIT_CLERK}), unit_id="gongshui")


def test_of_people_who_save_at_once_nobodys_filter_is_lost(database: Database):
    """Each change is made on what the others left."""
    filters = MongoWorkFilters(database)

    def save(number: int) -> None:
        filters.change("gongshui", lambda kept: kept.save(
            f"{number}", f"第{number}", WorkFilter(state="red"), by=CLERK, is_shared=True, opens=False
        ))

    with ThreadPoolExecutor(4) as people:
        list(people.map(save, range(8)))
    assert {one.id for one in filters.get("gongshui").saved} == {str(number) for number in range(8)}
    assert filters.get("zhujian").saved == []


def test_the_first_print_stays_on_record(database: Database):
    """Printed again it is still the first one's."""
    prints = MongoSlipPrints(database)
    prints.note(["a", "b"], by="gongshui-01", at="2026-11-23T09:30:00+08:00")
    prints.note(["b", "c"], by="gongshui-02", at="2026-11-24T09:30:00+08:00")
    prints.note([], by="gongshui-02", at="2026-11-24T09:30:00+08:00")
    assert prints.printed(["a", "b", "c", "d"]) == {"a", "b", "c"}
    assert database.slip_prints.find_one({"_id": "b"})["by"] == "gongshui-01"
