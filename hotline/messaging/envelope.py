"""Events as they travel: CloudEvents 1.0, structured JSON.

Source: CloudEvents specification 1.0.2; its Kafka protocol binding, 3.3.
"""

import json
from typing import Any

from pydantic import ValidationError

from ..domain.events import Event, EventType, check_payload

CONTENT_TYPE = "application/cloudevents+json; charset=utf-8"
SOURCE = "/hotline/cases"
VERSION = 1
HEADERS = [("content-type", CONTENT_TYPE.encode())]


class PoisonEvent(ValueError):
    """A message that is no event of this system, or one whose fields are not those registered."""


def type_name(event: EventType) -> str:
    """The versioned name of a kind of event."""
    return f"hotline.case.{event.value}.v{VERSION}"


def schema_name(event: EventType) -> str:
    """The file name of the schema of an event's data."""
    return f"{event.value}.v{VERSION}.json"


def seal_envelope(event: Event) -> bytes:
    """The event in its envelope."""
    envelope = {
        "specversion": "1.0", "id": event.id, "source": SOURCE, "type": type_name(event.type),
        "subject": event.case_id, "time": event.at, "datacontenttype": "application/json",
        "dataschema": f"/hotline/schemas/{schema_name(event.type)}", "sequence": str(event.seq),
        "data": event.data,
    }
    return json.dumps(envelope, ensure_ascii=False, separators=(",", ":")).encode()


def open_envelope(raw: bytes) -> Event:
    """The event of a message.

    Raises:
        PoisonEvent: it can't be read; the message says which part, without quoting it.
    """
    try:
        envelope: dict[str, Any] = json.loads(raw)
        if envelope["specversion"] != "1.0" or envelope["source"] != SOURCE:
            raise PoisonEvent("envelope of another system")
        name = envelope["type"].removeprefix("hotline.case.").removesuffix(f".v{VERSION}")
        event = Event(
            id=envelope["id"], type=EventType(name), case_id=envelope["subject"],
            seq=int(envelope["sequence"]), at=envelope["time"], data=envelope["data"],
        )
        check_payload(event.type, event.data)
        return event
    except PoisonEvent:
        raise
    except ValidationError as error:
        raise PoisonEvent(f"unreadable: {[e['loc'] for e in error.errors()]}") from None
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise PoisonEvent(f"unreadable: {type(error).__name__}") from None
