"""A directory in memory for tests of the domain."""

from collections.abc import Sequence

from hotline.domain.directory import Account, Leader, Unit
from hotline.domain.errors import NotFound

LEADERS = (
    Leader(id="mayor", name="周明远", title="市长"), Leader(id="vice_mayor_1", name="吴德清", title="副市长"),
)


class SampleDirectory:
    """Implements `ports.Directory` for a few units and leaders."""

    def __init__(
        self, units: Sequence[Unit], leaders: Sequence[Leader] = LEADERS, accounts: Sequence[Account] = ()
    ):
        self._units, self._leaders, self._accounts = list(units), list(leaders), list(accounts)

    def unit(self, unit_id: str) -> Unit:
        """Raises: NotFound."""
        return _one(self._units, unit_id)

    def units(self) -> list[Unit]:
        """All units."""
        return self._units

    def leader(self, leader_id: str) -> Leader:
        """Raises: NotFound."""
        return _one(self._leaders, leader_id)

    def leaders(self) -> list[Leader]:
        """All leaders."""
        return self._leaders

    def account(self, account_id: str) -> Account:
        """Raises: NotFound."""
        return _one(self._accounts, account_id)

    def accounts(self) -> list[Account]:
        """All accounts."""
        return self._accounts


def _one(entries: list, entry_id: str):
    for entry in entries:
        if entry.id == entry_id:
            return entry
    raise NotFound("目录中没有此项")
