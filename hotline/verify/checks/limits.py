"""Limits: in force as the history recorded them, and shown so on the work list (I10)."""

from collections.abc import Iterator

from ...domain.case import Case
from ...domain.events import EventType
from ..findings import Finding, Invariant
from ..world import World


def as_recorded(world: World) -> Iterator[Finding]:
    """Each unit's limit is the one of its last dispatch, replacement or extension."""
    for case in world.cases.values():
        recorded = _recorded(case)
        for part in case.assignments:
            due_at = recorded.get((part.unit_id, part.attempt))
            if due_at is not None and due_at != part.due_at:
                yield Finding(Invariant.I10, case.id, f"{part.unit_name}的时限 {part.due_at} 与经历 {due_at} 不符")
    for task in world.open_tasks:
        case = world.cases.get(task.case_id)
        if case is None or task.element_id != "Task_HandleAndReport":
            continue
        parts = [a for a in case.assignments if a.unit_id == task.unit_id and a.attempt == task.attempt]
        if parts and task.due_at and task.due_at != parts[0].due_at:
            yield Finding(Invariant.I10, case.id, f"待办任务 {task.key} 的时限与案件不符")


def _recorded(case: Case) -> dict[tuple[str, int], str]:
    found: dict[tuple[str, int], str] = {}
    for entry in case.history:
        if entry.event is EventType.CASE_DISPATCHED:
            found |= {(unit, entry.data["attempt"]): entry.data["due_at"] for unit in entry.data["unit_ids"]}
        elif entry.event in (EventType.LIMIT_EXTENDED, EventType.UNIT_REPLACED):
            found[(entry.data["unit_id"], entry.data["attempt"])] = entry.data["due_at"]
    return found
