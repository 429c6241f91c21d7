"""What stands on the history sheet: who did what when, from the call to the archive (R-6.5)."""

from typing import Any

from ...domain.documents import DocumentKind
from ...domain.history import HistoryEntry
from .. import chinese_dates as said
from ..source import Source


def build(source: Source) -> dict[str, Any]:
    """Every entry of the history without its words, which stay in the center's store; the last entry's seal."""
    case = source.case
    return {
        **source.heading(DocumentKind.HISTORY_SHEET), **source.matter(), "status": case.status.label,
        "entries": [
            {
                "place": entry.seq, "on": said.day(entry.at), "at": said.hour(entry.at),
                "event": entry.event.label, "by": entry.by_name,
                "status": entry.status.label, "about": _about(source, entry),
            }
            for entry in case.history
        ],
        "hash": case.history[-1].hash,
    }


def _about(source: Source, entry: HistoryEntry) -> str:
    data, said_of = entry.data, []
    if data.get("unit_id") or data.get("unit_ids"):
        said_of.append(source.names_of([data["unit_id"]] if data.get("unit_id") else data["unit_ids"]))
    if "ordinal" in data:
        said_of.append(f"第{data['ordinal']}次")
    if "workdays" in data:
        said_of.append(f"{data['workdays']}个工作日")
    if "due_at" in data:
        said_of.append(f"期限{said.minute(data['due_at'])}")
    return "，".join(said_of)
