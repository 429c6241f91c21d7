"""What the unit's work list and the upload of files need from the outside."""

from collections.abc import Callable, Iterable
from typing import Protocol

from hotline.domain.work_filters import UnitFilters


class WorkFilters(Protocol):
    """Filters that the people of a unit saved."""

    def get(self, unit_id: str) -> UnitFilters:
        """Those of a unit."""

    def change(self, unit_id: str, change: Callable[[UnitFilters], None]) -> UnitFilters:
        """Load, apply `change`, save. Raises: what `change` raises."""


class SlipPrints(Protocol):
    """Which transfer slips were printed."""

    def printed(self, slip_ids: Iterable[str]) -> set[str]:
        """Those of the slips that were printed before."""

    def note(self, slip_ids: Iterable[str], *, by: str, at: str) -> None:
        """These were printed now by this account. `at`: ISO 8601."""


class VirusScanner(Protocol):
    """A scanner beside the gateway that looks at uploaded files, where the city has one."""

    is_set: bool

    def found_in(self, content: bytes) -> str:
        """The name of what is in the file; empty: nothing. Raises: TemporarilyUnavailable: it didn't answer."""

    def answers(self) -> bool:
        """Whether it answers now."""
