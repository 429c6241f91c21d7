"""The unit's part that an act is about."""

from ..assignment import Assignment
from ..case import Case
from ..errors import NotFound, TransitionRefused
from ..roles import Actor, Role
from ..status import CaseStatus

CENTER_LEADS = frozenset({Role.SUPERVISION_SECTION, Role.CENTER_HEAD})
OVERSEERS = frozenset({Role.SUPERVISION_SECTION, Role.CENTER_HEAD, Role.MUNICIPAL_OFFICE})


def own_part(case: Case, by: Actor) -> Assignment | None:
    """The part of the actor's unit in the present attempt, while it owes its report."""
    if case.status not in CaseStatus.awaiting_unit():
        return None
    return next((part for part in case.current_assignments if part.unit_id == by.unit_id and part.is_open), None)


def require_own_part(case: Case, by: Actor) -> Assignment:
    """Raises: TransitionRefused: the actor's unit owes nothing."""
    if (part := own_part(case, by)) is None:
        raise TransitionRefused("本单位已不需办理本件，请返回待办列表")
    return part


def open_part(case: Case, unit_id: str) -> Assignment:
    """A unit's part that is still under way.

    Raises:
        TransitionRefused: the unit has reported, was excused or was never asked.
    """
    try:
        part = case.assignment(unit_id, case.attempt)
    except NotFound:
        raise TransitionRefused("该单位不在本件的承办单位中，请重新选择") from None
    if not part.is_open:
        raise TransitionRefused(f"{part.unit_name}已反馈或已免予办理，不需再办理此操作")
    return part


def has_open_part(case: Case) -> bool:
    """Whether any unit still owes its report."""
    is_with_units = case.turn is None and case.status in CaseStatus.awaiting_unit()
    return is_with_units and any(part.is_open for part in case.current_assignments)


def organ_of(by: Actor) -> str:
    """Whether a measure is the municipal office's or the center's: office | center."""
    return "office" if by.has(Role.MUNICIPAL_OFFICE) else "center"


def is_overseen_by(case: Case, by: Actor) -> bool:
    """Whether a measure can be taken: units have the case; the office's once it was handed over to it."""
    if not case.assignments or not case.is_open:
        return False
    return not by.has(Role.MUNICIPAL_OFFICE) or any(part.supervision for part in case.assignments)


def place_of(part: Assignment) -> dict[str, object]:
    """The part as events name it."""
    return {"unit_id": part.unit_id, "round": part.round, "attempt": part.attempt}
