"""Units, leaders, accounts, and the working calendar."""

from datetime import date

import pytest
from pymongo.database import Database

from hotline.calendar.workdays import WorkCalendar
from hotline.domain.directory import Account, Leader
from hotline.domain.errors import NotFound
from hotline.domain.roles import Role
from hotline.storage import MongoCalendars, MongoDirectory
from hotline.testing import cases as sample


@pytest.mark.requirement("R-2.3")
def test_directory_in_its_order(database: Database):
    """Entries come in their places, are changed by being put again, and unknown ones are told."""
    directory = MongoDirectory(database)
    directory.put_unit(sample.WATER, place=2)
    directory.put_unit(sample.HOUSING, place=1)
    assert [u.id for u in directory.units()] == ["zhujian", "gongshui"]
    directory.put_unit(sample.WATER.model_copy(update={"short_name": "水务"}), place=0)
    assert directory.units()[0].short_name == "水务" and directory.unit("zhujian") == sample.HOUSING
    directory.put_leader(Leader(id="mayor", name="周明远", title="市长"))
    directory.put_account(Account(id="1001", name="王晓梅", roles=[Role.OPERATOR], operator_number="1001"))
    assert directory.leader("mayor").full_title == "周明远 市长"
    assert directory.account("1001").actor == sample.OPERATOR and len(directory.accounts()) == 1
    for ask in (directory.unit, directory.leader, directory.account):
        with pytest.raises(NotFound):
            ask("nobody")


def test_calendar_comes_back(database: Database):
    """The calendar is read as it was saved; without one that is said."""
    calendars = MongoCalendars(database)
    with pytest.raises(NotFound):
        calendars.current()
    calendar = WorkCalendar(
        holidays=frozenset({date(2026, 10, 1)}), makeup_days=frozenset({date(2026, 10, 10)}),
        announced_years=frozenset({2026}),
    )
    calendars.save(calendar)
    assert calendars.exists() and calendars.current() == calendar
