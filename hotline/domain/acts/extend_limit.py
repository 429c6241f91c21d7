"""The center head moves a unit's limit of their own accord: once and before it has passed (R-5.3.1)."""

from datetime import datetime

from ..case import Case
from ..errors import TransitionRefused
from ..extending import LONGEST_EXTENSION_WORKDAYS, move_limit
from ..forms import Form, only_faults, text_fault
from ..occasion import Occasion
from ..roles import Actor, Role
from ._parts import has_open_part, open_part

TITLE = "主动延期"
ARTICLE = "五（三）1"
ROLES = frozenset({Role.CENTER_HEAD})


class ExtendLimit(Form):
    """Which unit's limit moves, by how many working days, and why."""

    unit_id: str = ""
    workdays: int = 0
    reason: str = ""

    def faults(self) -> dict[str, str]:
        """At most ten working days, with the reason."""
        return only_faults(
            unit_id="" if self.unit_id else "请选择要延期的单位",
            workdays="" if 1 <= self.workdays <= LONGEST_EXTENSION_WORKDAYS
            else f"延期应为 1 至 {LONGEST_EXTENSION_WORKDAYS} 个工作日",
            reason=text_fault(self.reason, "延期理由", limit=1_000),
        )


FORM = ExtendLimit


def is_open(case: Case, by: Actor) -> bool:
    """Some unit's limit can still be moved, and no leader set it."""
    return has_open_part(case) and not _is_leaders(case) and any(
        part.is_open and not part.is_extended for part in case.current_assignments
    )


def apply(case: Case, form: ExtendLimit, occasion: Occasion) -> None:
    """Move the limit; all clocks follow.

    Raises:
        TransitionRefused: extended before, asked for, or the limit has passed.
    """
    part = open_part(case, form.unit_id)
    if part.is_extended:
        raise TransitionRefused("该单位的时限已延期一次，不能再延", ARTICLE)
    if part.extension is not None and part.extension.ruling is None:
        raise TransitionRefused("该单位已申请延期，请在待办列表中审批", ARTICLE)
    if occasion.at > datetime.fromisoformat(part.due_at):
        raise TransitionRefused("时限已过，不能再延期", ARTICLE)
    move_limit(
        case, part, form.workdays, occasion.calendar, at=occasion.at, by=occasion.by, effect=occasion.effect,
        reason=form.reason,
    )


def _is_leaders(case: Case) -> bool:
    return bool(case.approval and case.approval.leader_limit_workdays)
