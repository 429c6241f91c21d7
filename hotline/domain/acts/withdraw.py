"""The caller takes the matter back (撤回)."""

from ..case import Case
from ..errors import TransitionRefused
from ..occasion import Occasion
from ..roles import Actor, Role
from ..turn import TurnKind
from ..turning import may_turn, order_turn
from ._fields import Reasoned

TITLE = "来话人撤回"
ARTICLE = "四（二）"
ROLES = frozenset({Role.OPERATOR, Role.SHIFT_LEADER, Role.SUPERVISION_SECTION, Role.CENTER_HEAD})
FORM = Reasoned


def is_open(case: Case, by: Actor) -> bool:
    """The course is under way, and no leader's word stands on the matter."""
    return may_turn(case) and not case.instructing_leader_id


def apply(case: Case, form: Reasoned, occasion: Occasion) -> None:
    """End the course wherever it stands; the case is archived as withdrawn.

    Raises:
        TransitionRefused: other calls follow this one.
    """
    if case.child_ids:
        raise TransitionRefused("另有来话并入本件，不能撤回；请先撤销并案")
    order_turn(case, TurnKind.WITHDRAW, occasion, reason=form.reason)
