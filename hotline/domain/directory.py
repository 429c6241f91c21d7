"""Units, leaders and accounts (R-2.3, R-4.1)."""

from pydantic import BaseModel

from .roles import Actor, Role


class Unit(BaseModel):
    """A network unit (网络单位) with its duties and contacts; notices go to the contact of the channel in use."""

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


class Leader(BaseModel):
    """A city leader (市政府领导) who instructs on major matters."""

    id: str
    name: str
    title: str
    portfolio: str = ""

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
