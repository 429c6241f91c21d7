"""Units, leaders, accounts, and the working calendar."""

from datetime import date

import pytest
from pymongo import MongoClient
from pymongo.database import Database
from pymongo.monitoring import CommandListener

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


def test_a_new_entry_is_found_at_another_gateway_at_once(database: Database):
    """Memory that doesn't know a key asks the database; a key that isn't there either isn't asked for each time."""
    here, there = MongoDirectory(database), MongoDirectory(database)
    here.put_account(Account(id="1001", name="王晓梅", roles=[Role.OPERATOR]))
    assert there.account("1001").name == "王晓梅"
    here.put_account(Account(id="1002", name="李卫国", roles=[Role.OPERATOR]))
    assert there.account("1002").name == "李卫国"
    assert [account.id for account in there.accounts()] == ["1001", "1002"]

    class Asked(CommandListener):
        count = 0

        def started(self, event):
            self.count += event.command_name == "find"

        def succeeded(self, event): ...

        def failed(self, event): ...

    asked = Asked()
    watched = MongoDirectory(MongoClient(*database.client.address, event_listeners=[asked])[database.name])
    for _ in range(20):
        with pytest.raises(NotFound):
            watched.account("nobody")
    assert asked.count == 2
    watched._db.client.close()


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
