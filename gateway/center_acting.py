"""Urging by hand and extending a limit, outside of tasks (R-5.2.3, R-5.3.1)."""

from collections.abc import Callable

from hotline.domain.access import require_view
from hotline.domain.case import Case
from hotline.domain.center_actions import extend_limit, urge_by_hand
from hotline.domain.forms import Form
from hotline.domain.roles import Actor

from .engine_telling import tell_engine
from .kit import Kit


class Urge(Form):
    """Which unit is urged."""

    unit_id: str = ""


class Extend(Form):
    """Which unit's limit moves, by how many working days, and why."""

    unit_id: str = ""
    workdays: int = 0
    reason: str = ""


def urge(kit: Kit, actor: Actor, case_id: str, form: Urge, key: str) -> Case:
    """Order an urging now. Raises: NotFound, AccessRefused, TransitionRefused."""
    return _act(
        kit, actor, case_id,
        lambda case: urge_by_hand(
            case, form.unit_id, kit.calendars.current(), at=kit.clock.now(), by=actor, effect=f"urge/{key}"
        ),
    )


def extend(kit: Kit, actor: Actor, case_id: str, form: Extend, key: str) -> Case:
    """Move a unit's limit. Raises: NotFound, AccessRefused, FieldsRefused, TransitionRefused."""
    case = _act(
        kit, actor, case_id,
        lambda case: extend_limit(
            case, form.unit_id, form.workdays, form.reason, kit.calendars.current(), at=kit.clock.now(),
            by=actor, effect=f"extend/{key}",
        ),
    )
    due_at = case.assignment(form.unit_id, case.attempt).due_at
    kit.worklist.set_due(case_id, form.unit_id, due_at)
    return case


def _act(kit: Kit, actor: Actor, case_id: str, change: Callable[[Case], None]) -> Case:
    require_view(actor, kit.cases.get(case_id))
    case = kit.cases.change(case_id, change)
    tell_engine(kit, case)
    return case
