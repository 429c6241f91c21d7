"""The JSON schemas of the events' data, generated from the registry.

`python -m hotline.messaging.schema_files` writes them.
"""

import json
from pathlib import Path
from typing import Any

from ..domain.events import EVENT_FIELDS, EventType
from .envelope import schema_name, type_name

FOLDER = Path(__file__).parent / "schemas"


def schema_of(event: EventType) -> dict[str, Any]:
    """The schema of one kind of event: exactly its registered fields, no others."""
    fields = EVENT_FIELDS[event]
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"/hotline/schemas/{schema_name(event)}",
        "title": type_name(event), "description": event.label, "type": "object",
        "properties": {name: _type(kind) for name, kind in fields.items()},
        "required": list(fields), "additionalProperties": False,
    }


def _type(kind: str) -> dict[str, Any]:
    return {"type": "array", "items": {"type": "string"}} if kind == "array" else {"type": kind}


def text_of(event: EventType) -> str:
    """The schema file's content."""
    return json.dumps(schema_of(event), ensure_ascii=False, indent=2) + "\n"


def write_all() -> None:
    """Write every schema and remove those of events that are no more."""
    FOLDER.mkdir(exist_ok=True)
    wanted = {schema_name(event): text_of(event) for event in EventType}
    for path in FOLDER.glob("*.json"):
        if path.name not in wanted:
            path.unlink()
    for name, text in wanted.items():
        (FOLDER / name).write_text(text, "utf-8")


if __name__ == "__main__":
    write_all()
