"""A matter on the watch list is taken up before its day (R-4.4)."""

from ..case import Case
from ..engine_commands import MESSAGE_SHELF_ENDED
from ..events import EventType
from ..messages import tell_course
from ..occasion import Occasion
from ..roles import Actor
from ..status import CaseStatus
from ._fields import Reasoned
from ._parts import CENTER_LEADS

TITLE = "提前恢复办理"
ARTICLE = "四（五）"
ROLES = CENTER_LEADS
FORM = Reasoned


def is_open(case: Case, by: Actor) -> bool:
    """The case is on the watch list."""
    return case.status is CaseStatus.SHELVED


def apply(case: Case, form: Reasoned, occasion: Occasion) -> None:
    """Tell the engine; the case comes back to the center head."""
    case.record(
        EventType.TURN_ORDERED, at=occasion.at, by=occasion.by, effect=occasion.effect, data={"turn": "end_shelf"},
        detail={"reason": form.reason},
    )
    tell_course(case, MESSAGE_SHELF_ENDED)
