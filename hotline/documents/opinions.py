"""Opinions as they stand on paper: the words, who wrote them, for whom, and when."""

from datetime import datetime
from typing import Any

from ..domain.approval import Opinion
from . import chinese_dates as said


def written(opinion: Opinion | None) -> dict[str, str] | None:
    """Words, signature and date; a secretary who entered them and an absent leader stand beside the name."""
    if opinion is None:
        return None
    return {"text": opinion.text, "signature": _signature(opinion), "date": said.day(opinion.at)}


def ruled(extra: dict[str, Any], at: datetime, unsaid: str) -> dict[str, str]:
    """The opinion of a ruling whose words are in an order; `unsaid` stands where none were written."""
    return {
        "text": extra.get("opinion") or unsaid, "date": said.day(at),
        "signature": f"{extra['decided_title']}　{extra['decided_by']}".strip("　"),
    }


def _signature(opinion: Opinion) -> str:
    acting = f"（代{opinion.acting_for}）" if opinion.acting_for else ""
    entered = f"（由{opinion.entered_by}代录）" if opinion.entered_by else ""
    return f"{opinion.name}{acting}{entered}"
