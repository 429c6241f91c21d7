"""The steps of the setup, in order; each looks first and does nothing when it has been done."""

import secrets
from dataclasses import dataclass
from typing import Any

from ..domain.accounts_passwords import SAMPLE_PASSWORD
from ..domain.directory import Account
from ..domain.roles import Role
from ..zeebe.releasing import Releasing
from . import report
from .calendar_seed import seed_calendar
from .knowledge_seed import seed_knowledge
from .proposing_seed import seed_proposing
from .sample_data import load_sample

FIRST_ADMINISTRATORS = (
    ("xt01", Role.SYSTEM_ADMIN), ("aq01", Role.SECURITY_ADMIN), ("sj01", Role.AUDIT_ADMIN),
)


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
            load_sample(self.directory, self.credentials, SAMPLE_PASSWORD)
            seed_knowledge(self.knowledge)
        elif not self.directory.accounts():
            self._first_administrators()
        released = self.releasing.follow_package(self.shipped_models)
        if released:
            report.print_release(released.number, released.changed)
        if self.is_demo:
            report.print_logins(self.directory.accounts(), self.address, SAMPLE_PASSWORD)

    def _first_administrators(self) -> None:
        """Three, apart from each other, each with a password for one sign-in. Source: GB/T 22239-2019 8.1.5."""
        for place, (account_id, role) in enumerate(FIRST_ADMINISTRATORS):
            password = secrets.token_urlsafe(12)
            self.credentials.set(account_id, password, is_given=True)
            self.directory.put_account(Account(id=account_id, name=role.label, roles=[role]), place=place)
            report.print_first_administrator(account_id, role.label, password)
