"""The center urges a unit by hand, at any time, at least four working hours apart (R-5.2.3)."""

from datetime import datetime, timedelta

from ..case import Case
from ..engine_commands import MESSAGE_URGE_BY_HAND
from ..errors import TransitionRefused
from ..events import EventType
from ..forms import Form, only_faults
from ..messages import tell_watch
from ..occasion import Occasion
from ..roles import Actor
from ._fields import line_fault
from ._parts import CENTER_LEADS, has_open_part, open_part, place_of

TITLE = "人工催办"
ARTICLE = "五（二）3"
ROLES = CENTER_LEADS
BETWEEN_URGINGS = timedelta(hours=4)


class UrgeByHand(Form):
    """Whom, how, and what they promised."""

    unit_id: str = ""
    channel: str = "电话"
    person: str = ""
    promise: str = ""

    def faults(self) -> dict[str, str]:
        """A unit is chosen."""
        return only_faults(
            unit_id="" if self.unit_id else "请选择要催办的单位",
            channel=line_fault(self.channel, "催办方式", required=False),
            person=line_fault(self.person, "受话人", required=False),
            promise=line_fault(self.promise, "对方承诺", required=False),
        )


FORM = UrgeByHand


def is_open(case: Case, by: Actor) -> bool:
    """Some unit owes its report."""
    return has_open_part(case)


def apply(case: Case, form: UrgeByHand, occasion: Occasion) -> None:
    """Order the urging; the running watch makes the notice.

    Raises:
        TransitionRefused: the unit has reported, or was urged less than four working hours ago.
    Source: `PRACTICE`, urging by hand.
    """
    part = open_part(case, form.unit_id)
    last = [
        datetime.fromisoformat(entry.at) for entry in case.history
        if entry.event in (EventType.HAND_URGING_ORDERED, EventType.UNIT_URGED)
        and entry.data["unit_id"] == part.unit_id and entry.data["attempt"] == part.attempt
    ]
    if last and occasion.calendar.work_time_between(max(last), occasion.at) < BETWEEN_URGINGS:
        raise TransitionRefused("距上次催办不足 4 个工作小时，请稍后再催", ARTICLE)
    case.record(
        EventType.HAND_URGING_ORDERED, at=occasion.at, by=occasion.by, effect=occasion.effect, data=place_of(part),
        detail={"channel": form.channel, "person": form.person, "promise": form.promise},
    )
    tell_watch(case, MESSAGE_URGE_BY_HAND, part, urged_by=occasion.by.account_id)
