"""A repeated call follows the matter it repeats (并案)."""

from ..case import Case
from ..errors import TransitionRefused
from ..forms import Form, only_faults, text_fault
from ..occasion import Occasion
from ..roles import Actor, Role
from ..turn import TurnKind
from ..turning import may_turn, order_turn

TITLE = "并入另一件"
ARTICLE = "四（四）"
ROLES = frozenset({Role.OPERATOR, Role.SHIFT_LEADER, Role.SUPERVISION_SECTION, Role.CENTER_HEAD})


class MergeInto(Form):
    """The number of the matter that this one repeats."""

    parent_id: str = ""
    reason: str = ""

    def faults(self) -> dict[str, str]:
        """The number is given."""
        return only_faults(
            parent_id="" if self.parent_id else "请填写主案编号",
            reason=text_fault(self.reason, "并案理由", limit=500, required=False),
        )


FORM = MergeInto


def is_open(case: Case, by: Actor) -> bool:
    """The course is under way, no leader's word stands on it, and nothing follows it."""
    return may_turn(case) and not case.child_ids and not case.instructing_leader_id


def apply(case: Case, form: MergeInto, occasion: Occasion) -> None:
    """Stop the course; the parent's end is this one's too. `require_parent` has looked at the parent.

    Raises:
        TransitionRefused: a matter can't follow itself.
    """
    if form.parent_id == case.id:
        raise TransitionRefused("不能并入自身，请核对主案编号")
    order_turn(case, TurnKind.MERGE, occasion, parent_id=form.parent_id, reason=form.reason)


def require_parent(parent: Case, child: Case | None = None) -> None:
    """Whether other calls can follow this matter.

    Raises:
        TransitionRefused: it has ended, follows another itself, or reports wrongdoing by a unit that has the child.
    """
    if not parent.is_open or parent.merge is not None:
        raise TransitionRefused(f"主案 {parent.id} 现为「{parent.status.label}」，不能并入，请另选")
    reported = child.reported_unit_id if child else ""
    if reported and any(part.unit_id == reported for part in parent.assignments):
        raise TransitionRefused("主案由被举报单位承办，举报件不得并入", "《信访工作条例》第三十条")
