"""A unit asks for an extension: once, before the limit, with its reason (R-5.3.1)."""

from datetime import datetime

from ..assignment import ExtensionRequest
from ..case import Case
from ..engine_commands import MESSAGE_EXTENSION_REQUESTED
from ..errors import TransitionRefused
from ..events import EventType
from ..extending import LONGEST_EXTENSION_WORKDAYS
from ..forms import Form, only_faults, text_fault
from ..messages import tell_watch
from ..occasion import Occasion
from ..roles import Actor, Role
from ._parts import own_part, place_of, require_own_part

TITLE = "申请延期"
ARTICLE = "五（三）1"
ROLES = Role.unit()


class RequestExtension(Form):
    """By how many working days, and why."""

    workdays: int = 0
    reason: str = ""

    def faults(self) -> dict[str, str]:
        """At most ten working days."""
        return only_faults(
            workdays="" if 1 <= self.workdays <= LONGEST_EXTENSION_WORKDAYS
            else f"延期应为 1 至 {LONGEST_EXTENSION_WORKDAYS} 个工作日",
            reason=text_fault(self.reason, "延期理由", limit=1_000),
        )


FORM = RequestExtension


def is_open(case: Case, by: Actor) -> bool:
    """Never asked before, never extended."""
    part = own_part(case, by)
    return part is not None and case.turn is None and part.extension is None and not part.is_extended


def apply(case: Case, form: RequestExtension, occasion: Occasion) -> None:
    """Keep the request and lay it before whoever rules on it.

    Raises:
        TransitionRefused: the limit has passed.
    """
    part = require_own_part(case, occasion.by)
    if occasion.at > datetime.fromisoformat(part.due_at):
        raise TransitionRefused("时限已过，不能再申请延期，请尽快办理并反馈", ARTICLE)
    part.extension = ExtensionRequest(
        at=occasion.said_at, by_name=occasion.by.name, workdays=form.workdays, reason=form.reason
    )
    case.record(
        EventType.EXTENSION_REQUESTED, at=occasion.at, by=occasion.by, effect=occasion.effect,
        data={**place_of(part), "workdays": form.workdays}, detail={"reason": form.reason},
    )
    tell_watch(case, MESSAGE_EXTENSION_REQUESTED, part)
