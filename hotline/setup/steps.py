"""The steps of the setup, in order; each looks first and does nothing when it has been done."""

import secrets
from dataclasses import dataclass
from typing import Any

from ..domain.directory import Account
from ..domain.roles import Role
from ..zeebe.releasing import Releasing
from . import report
from .calendar_seed import seed_calendar
from .knowledge_seed import seed_knowledge
from .proposing_seed import seed_proposing
from .sample_data import load_sample

DEMO_PASSWORD = "Hotline-2026"
FIRST_ADMINISTRATOR = "xt01"


@dataclass(frozen=True)
class Setup:
    """What the steps work with."""

    directory: Any
    credentials: Any
    calendars: Any
    topics: Any
    catalogue: Any
    knowledge: Any
    releasing: Releasing
    shipped_models: dict[str, bytes]
    is_demo: bool
    address: str

    def run(self) -> None:
        """All steps, then the logins."""
        if not self.calendars.exists():
            self.calendars.save(seed_calendar())
        seed_proposing(self.topics, self.catalogue, is_demo=self.is_demo)
        if self.is_demo:
            load_sample(self.directory, self.credentials, DEMO_PASSWORD)
            seed_knowledge(self.knowledge)
        elif not self.directory.accounts():
            self._first_administrator()
        released = self.releasing.follow_package(self.shipped_models)
        if released:
            report.print_release(released.number, released.changed)
        if self.is_demo:
            report.print_logins(self.directory.accounts(), self.address, DEMO_PASSWORD)

    def _first_administrator(self) -> None:
        password = secrets.token_urlsafe(12)
        self.credentials.set(FIRST_ADMINISTRATOR, password)
        self.directory.put_account(
            Account(id=FIRST_ADMINISTRATOR, name="系统管理员", roles=[Role.SYSTEM_ADMIN])
        )
        report.print_first_administrator(FIRST_ADMINISTRATOR, password)
