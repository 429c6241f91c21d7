"""An installation with an empty directory into which a city moves."""

from datetime import timedelta

import pytest
from pymongo.database import Database

from hotline.bootstrap.change_over import stores_over
from hotline.calendar.clock import FixedClock
from hotline.change_over import ChangeOverDesk, Examining, Writing
from hotline.change_over.ports import Stores
from hotline.domain.roles import Actor, Role
from hotline.storage import Cipher, MongoCalendars
from hotline.testing import cases as sample
from hotline.testing import old_city

ADMIN = Actor("xt01", "系统管理员", frozenset({Role.SYSTEM_ADMIN}))
SECURITY = Actor("aq01", "安全管理员", frozenset({Role.SECURITY_ADMIN}))


@pytest.fixture
def clock() -> FixedClock:
    """Monday, half past nine."""
    return FixedClock(sample.MONDAY_MORNING + timedelta(hours=4))


@pytest.fixture
def stores(database: Database, cipher: Cipher, clock: FixedClock) -> Stores:
    """The stores of the installation."""
    MongoCalendars(database).save(sample.CALENDAR)
    return stores_over(database, cipher, clock)


class City:
    """Somebody who moves in: brings tables, has them checked, approved, written."""

    def __init__(self, stores: Stores):
        self.stores, self.desk = stores, ChangeOverDesk(stores.change_overs)

    @property
    def at(self) -> str:
        """Now."""
        return self.stores.clock.now().isoformat(timespec="seconds")

    def bring(self, tables: dict, import_id: str = "import-1", name: str = "city.xlsx") -> dict:
        """Bring tables as one workbook, and check them."""
        return self.bring_file(name, old_city.workbook(tables), import_id)

    def bring_file(self, name: str, content: bytes, import_id: str = "import-1") -> dict:
        """Bring one file, and check it."""
        self.desk.receive({name: content}, import_id, by=ADMIN, at=self.at)
        Examining(self.stores).examine(import_id)
        return self.stores.change_overs.get(import_id)

    def write(self, import_id: str = "import-1") -> dict:
        """Have it approved where that is asked for, and written."""
        if self.stores.change_overs.get(import_id)["state"] == "awaiting_approval":
            self.desk.approve(import_id, by=SECURITY, at=self.at)
        self.desk.write(import_id, by=ADMIN, at=self.at)
        Writing(self.stores).carry_out(import_id)
        return self.stores.change_overs.get(import_id)


@pytest.fixture
def city(stores: Stores) -> City:
    """The city that moves in."""
    return City(stores)
