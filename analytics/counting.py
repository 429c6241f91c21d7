"""Counts events as they come from the broker, and sets aside what is no event."""

import base64
from collections.abc import Callable, Sequence

from hotline.domain.ports import Clock
from hotline.messaging import Message, open_envelope
from hotline.storage import MongoCaseFacts, MongoSetAside

KEPT_BYTES = 100_000


def counting(facts: MongoCaseFacts) -> Callable[[Sequence[Message]], None]:
    """What `consume` is to do with a batch. Raises: PoisonEvent: one message is no event."""
    return lambda batch: facts.take([open_envelope(message.value) for message in batch])


def setting_aside(aside: MongoSetAside, clock: Clock) -> Callable[[Message, Exception], None]:
    """What `consume` is to do with a message that can't be counted."""

    def put(message: Message, error: Exception) -> None:
        aside.put(
            f"{message.topic}/{message.partition}/{message.offset}", kind="event", case_id="",
            body={"message": base64.b64encode(message.value[:KEPT_BYTES]).decode()},
            reason=f"{type(error).__name__}: {error}", at=clock.now().isoformat(timespec="seconds"),
        )

    return put
