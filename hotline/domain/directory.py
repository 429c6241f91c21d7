"""Units, leaders, accounts, and who does whose work for a time (R-2.3, R-4.1)."""

from collections.abc import Iterable
from datetime import date
from typing import TypeVar

from pydantic import BaseModel

from .roles import Actor, Role


class Unit(BaseModel):
    """A network unit (网络单位) with its duties and contacts; notices go to the contact of the channel in use.

    One that was closed stays for the cases it had; nothing new goes to it.
    """

    id: str
    name: str
    short_name: str
    category: str
    duties: list[str]
    contact_name: str = ""
    contact_phone: str = ""
    contact_mail: str = ""
    contact_webhook: str = ""
    parent_id: str = ""
    is_active: bool = True


Entry = TypeVar("Entry", "Unit", "Leader")


def in_use(entries: Iterable[Entry]) -> list[Entry]:
    """Units or leaders to whom something new can go."""
    return [entry for entry in entries if entry.is_active]


class Leader(BaseModel):
    """A city leader (市政府领导) who instructs on major matters."""

    id: str
    name: str
    title: str
    portfolio: str = ""
    is_active: bool = True

    @property
    def full_title(self) -> str:
        """Name and office as printed on slips."""
        return f"{self.name} {self.title}"


class Account(BaseModel):
    """A person's account; the password is kept apart, hashed. Notices go to `phone`, `mail` or `webhook`."""

    id: str
    name: str
    roles: list[Role]
    operator_number: str = ""
    unit_id: str = ""
    leader_id: str = ""
    phone: str = ""
    mail: str = ""
    webhook: str = ""
    is_active: bool = True

    def works_for(self, unit_id: str) -> bool:
        """Whether this person handles the cases of the unit and can be given one."""
        return self.is_active and bool(unit_id) and self.unit_id == unit_id and bool(Role.unit() & set(self.roles))

    @property
    def actor(self) -> Actor:
        """This person as the domain sees them."""
        return Actor(
            account_id=self.id,
            name=self.name,
            roles=frozenset(self.roles),
            operator_number=self.operator_number,
            unit_id=self.unit_id,
            leader_id=self.leader_id,
        )


class Substitution(BaseModel):
    """`substitute_id` does the work of `absent_id` from the first to the last day (ISO days, both included)."""

    id: str
    absent_id: str
    absent_name: str
    substitute_id: str
    substitute_name: str
    from_on: str
    until_on: str
    reason: str
    registered_at: str
    registered_by: str
    registered_by_name: str
    ended_at: str = ""

    def holds_on(self, day: date) -> bool:
        """Whether it is in force on this day."""
        return not self.ended_at and self.from_on <= day.isoformat() <= self.until_on
