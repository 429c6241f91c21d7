"""A co-unit is excused from reporting, so that the lead can close (R-5.2.2)."""

from ..assignment import Excuse
from ..case import Case
from ..classification import UnitRole
from ..dispatching import part_closed
from ..engine_commands import MESSAGE_UNIT_EXCUSED
from ..errors import TransitionRefused
from ..events import EventType
from ..forms import Form, only_faults, text_fault
from ..messages import tell_watch
from ..occasion import Occasion
from ..roles import Actor
from ._parts import CENTER_LEADS, has_open_part, open_part, place_of

TITLE = "免予协办单位办理"
ARTICLE = "五（二）2"
ROLES = CENTER_LEADS


class ExcuseUnit(Form):
    """Which co-unit, and why."""

    unit_id: str = ""
    reason: str = ""

    def faults(self) -> dict[str, str]:
        """Both are said."""
        return only_faults(
            unit_id="" if self.unit_id else "请选择免予办理的协办单位",
            reason=text_fault(self.reason, "理由", limit=1_000),
        )


FORM = ExcuseUnit


def is_open(case: Case, by: Actor) -> bool:
    """Some co-unit owes its report."""
    return has_open_part(case) and any(
        part.is_open and part.role is UnitRole.CO and not part.is_being_ruled_on for part in case.current_assignments
    )


def apply(case: Case, form: ExcuseUnit, occasion: Occasion) -> None:
    """The unit owes nothing any more.

    Raises:
        TransitionRefused: it is the lead, or its return waits for a ruling.
    """
    part = open_part(case, form.unit_id)
    if part.role is UnitRole.LEAD:
        raise TransitionRefused("主办单位不能免予办理，请改派其他单位", ARTICLE)
    if part.is_being_ruled_on:
        raise TransitionRefused("该单位已申请退单，请等待裁定", ARTICLE)
    part.excused = Excuse(at=occasion.said_at, by_name=occasion.by.name, reason=form.reason)
    part_closed(
        case, EventType.UNIT_EXCUSED, at=occasion.at, by=occasion.by, effect=occasion.effect, data=place_of(part),
        detail={"reason": form.reason},
    )
    tell_watch(case, MESSAGE_UNIT_EXCUSED, part)
