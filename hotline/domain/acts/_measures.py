"""Recording a measure of the center or the municipal office, with its documents (R-2.0)."""

from collections.abc import Mapping, Sequence
from typing import Any

from ..assignment import Assignment
from ..case import Case
from ..documents import DocumentKind
from ..errors import FieldsRefused
from ..events import EventType
from ..occasion import Occasion
from ..ordering import order_document
from ..roles import Role


def take_measure(
    case: Case, kind: DocumentKind, occasion: Occasion, *, to: Sequence[str] = (), needs_head: bool = False,
    words: Mapping[str, Any],
) -> None:
    """One document to each unit (or one for the file when none is named), and one line in the history.

    `words` are the words of the page.

    With `needs_head` the documents go out once the center head has approved them (R-2.5).
    """
    taken = sum(1 for entry in case.history if entry.event is EventType.MEASURE_TAKEN) + 1
    for unit_id in to or [""]:
        order_document(
            case, kind, f"{taken}/{unit_id}" if unit_id else str(taken), by=occasion.by, at=occasion.at,
            unit_id=unit_id, needs_head=needs_head, words=words,
        )
    case.record(
        EventType.MEASURE_TAKEN, at=occasion.at, by=occasion.by, effect=occasion.effect,
        data={"measure": kind, "unit_ids": list(to)}, detail={"note": str(words.get("subject", ""))},
    )


def part_for(case: Case, unit_id: str, occasion: Occasion) -> Assignment:
    """The unit's latest part; the municipal office acts on what was handed over to it.

    Raises:
        FieldsRefused: the unit never had the case, or not in the office's hands.
    """
    parts = [part for part in case.assignments if part.unit_id == unit_id]
    if occasion.by.has(Role.MUNICIPAL_OFFICE):
        parts = [part for part in parts if part.supervision]
    if not parts:
        raise FieldsRefused({"unit_id": "请从本件的承办单位中选择"})
    return parts[-1]
