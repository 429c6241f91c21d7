"""A unit appeals against a caller's dissatisfaction that was found without cause, or with (R-5.3.3)."""

from ..approval import Appeal
from ..case import Case
from ..events import EventType
from ..occasion import Occasion
from ..roles import Actor, Role
from ._fields import Reasoned

TITLE = "申诉"
ARTICLE = "五（三）3"
ROLES = Role.unit()
FORM = Reasoned


def is_open(case: Case, by: Actor) -> bool:
    """The caller was dissatisfied with a matter this unit handled, and it hasn't appealed yet."""
    dissatisfied = any(callback.outcome.startswith("unsatisfied") for callback in case.callbacks)
    handled = any(part.unit_id == by.unit_id and part.report for part in case.assignments)
    return dissatisfied and handled and all(appeal.unit_id != by.unit_id for appeal in case.appeals)


def apply(case: Case, form: Reasoned, occasion: Occasion) -> None:
    """Keep the appeal for the center head."""
    case.appeals.append(
        Appeal(unit_id=occasion.by.unit_id, at=occasion.said_at, by_name=occasion.by.name, reason=form.reason)
    )
    case.record(
        EventType.MARK_APPEALED, at=occasion.at, by=occasion.by, effect=occasion.effect,
        data={"unit_id": occasion.by.unit_id}, detail={"reason": form.reason},
    )
