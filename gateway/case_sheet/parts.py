"""The units' parts in a case, as far as somebody sees them."""

from typing import Any

from hotline.domain.assignment import Assignment
from hotline.domain.case import Case
from hotline.domain.roles import Actor, Role


def assignments_of(case: Case, actor: Actor, is_full: bool) -> list[dict[str, Any]]:
    """All parts for the center; for a unit its own, and the progress of those beside it.

    The municipal office sees the parts handed over to it.
    """
    if is_full:
        return [_whole(part, case) for part in case.assignments]
    if actor.has(Role.MUNICIPAL_OFFICE):
        return [_whole(part, case) for part in case.assignments if part.supervision]
    attempts = {part.attempt for part in case.assignments if part.unit_id == actor.unit_id}
    return [
        _whole(part, case) if part.unit_id == actor.unit_id else _progress(part, case)
        for part in case.assignments if part.attempt in attempts
    ]


def _progress(part: Assignment, case: Case) -> dict[str, Any]:
    return {
        "unit_id": part.unit_id, "unit_name": part.unit_name, "role_label": part.role.label,
        "round": part.round, "attempt": part.attempt, "is_current": part.attempt == case.attempt,
        "is_open": part.is_open, "issued_at": part.issued_at, "due_at": part.due_at,
        "reported_at": part.report.at if part.report else "", "is_whole": False,
    }


def _whole(part: Assignment, case: Case) -> dict[str, Any]:
    return _progress(part, case) | {
        "is_whole": True, "limit_text": part.limit_text, "counted_on": part.counted_on,
        "is_extended": part.is_extended,
        "urgings": [urging.model_dump(exclude={"by"}) for urging in part.urgings],
        "supervision": part.supervision.model_dump() if part.supervision else None,
        "report": part.report.model_dump() if part.report else None,
    }
