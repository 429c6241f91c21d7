"""A merge that was wrong is undone: the matter goes on where it stood."""

from ..case import Case
from ..engine_commands import MESSAGE_MERGE_UNDONE
from ..events import EventType
from ..messages import tell_course
from ..occasion import Occasion
from ..roles import Actor
from ..status import CaseStatus
from ._fields import Reasoned
from .merge import ROLES as MERGERS

TITLE = "撤销并案"
ARTICLE = "四（二）"
ROLES = MERGERS
FORM = Reasoned


def is_open(case: Case, by: Actor) -> bool:
    """The case follows another that hasn't ended."""
    return case.status is CaseStatus.MERGED and not case.has_done("closed_with_parent")


def apply(case: Case, form: Reasoned, occasion: Occasion) -> None:
    """Tell the engine."""
    case.record(
        EventType.TURN_ORDERED, at=occasion.at, by=occasion.by, effect=occasion.effect,
        data={"turn": "undo_merge"}, detail={"reason": form.reason},
    )
    tell_course(case, MESSAGE_MERGE_UNDONE)
