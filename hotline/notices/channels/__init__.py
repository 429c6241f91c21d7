"""How notices go out: one module a channel. Each carries the notice's id, so that a repeat can be recognised."""

from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True)
class Outgoing:
    """What is sent: `id` of the notice, `to` an address of the channel's kind, `title`, `text`."""

    id: str
    to: str
    title: str
    text: str


class NotDelivered(Exception):
    """The channel didn't take it. `reason` is Chinese and names no address; `is_final`: trying again is no use."""

    def __init__(self, reason: str, *, is_final: bool = False):
        super().__init__(reason)
        self.reason, self.is_final = reason, is_final


class Channel(Protocol):
    """A way out."""

    def send(self, outgoing: Outgoing) -> None:
        """Returns when the other side has taken it. Raises: NotDelivered."""
