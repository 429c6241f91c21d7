"""The sample city: network units with their duties, leaders, and an account for every role."""

from collections.abc import Iterator
from importlib import resources
from typing import Any, Protocol

import yaml

from ..domain.directory import Account, Leader, Unit
from ..domain.roles import Role

SAMPLE = resources.files(__package__) / "sample"
CLERK, HEAD = "01", "02"


class DirectoryBook(Protocol):
    """The directory as it is written to."""

    def units(self) -> list[Unit]:
        """All units."""

    def put_unit(self, unit: Unit, *, place: int = 0) -> None:
        """Enter a unit."""

    def put_leader(self, leader: Leader, *, place: int = 0) -> None:
        """Enter a leader."""

    def put_account(self, account: Account, *, place: int = 0) -> None:
        """Enter an account."""


class Credentials(Protocol):
    """Passwords."""

    def set_many(self, account_ids: list[str], password: str) -> None:
        """Give these accounts the same password."""


def sample_units() -> list[Unit]:
    """The units of 二(三) and the departments, in directory order."""
    return [Unit(contact_name="热线联络员", **unit) for unit in _read("units.yaml")]


def sample_leaders() -> list[Leader]:
    """City leaders in order of rank."""
    return [Leader(**leader) for leader in _read("leaders.yaml")]


def sample_accounts() -> list[Account]:
    """Accounts of every role; for each unit a clerk and a head."""
    staff = [Account(**account) for account in _read("accounts.yaml")]
    return [*staff, *_unit_accounts(sample_units())]


def load_sample(directory: DirectoryBook, credentials: Credentials, password: str) -> bool:
    """Enter the sample city unless there is a directory already; whether it was entered."""
    if directory.units():
        return False
    accounts = sample_accounts()
    credentials.set_many([account.id for account in accounts], password)
    for place, account in enumerate(accounts):
        directory.put_account(account, place=place)
    for place, leader in enumerate(sample_leaders()):
        directory.put_leader(leader, place=place)
    for place, unit in enumerate(sample_units()):
        directory.put_unit(unit, place=place)
    return True


def _unit_accounts(units: list[Unit]) -> Iterator[Account]:
    for unit in units:
        for suffix, role, title in ((CLERK, Role.UNIT_CLERK, "经办人"), (HEAD, Role.UNIT_HEAD, "负责人")):
            yield Account(
                id=f"{unit.id}-{suffix}", name=f"{unit.short_name}{title}", roles=[role], unit_id=unit.id
            )


def _read(name: str) -> list[dict[str, Any]]:
    return yaml.safe_load((SAMPLE / name).read_text("utf-8"))
