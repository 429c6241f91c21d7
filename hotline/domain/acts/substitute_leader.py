"""Another leader sits at the desk while the one concerned is away (领导代办, R-5.3.2)."""

from ..case import Case
from ..errors import FieldsRefused, NotFound
from ..forms import Form, only_faults, text_fault
from ..occasion import Occasion
from ..roles import Actor, Role
from ..status import CaseStatus
from ..turn import TurnKind
from ..turning import may_turn, order_turn

TITLE = "领导代办"
ARTICLE = "五（三）2"
ROLES = frozenset({Role.CENTER_HEAD})
_FROM = CaseStatus.in_course() - {CaseStatus.REGISTERED}


class SubstituteLeader(Form):
    """Who sits in, and why."""

    leader_id: str = ""
    reason: str = ""

    def faults(self) -> dict[str, str]:
        """Both are said."""
        return only_faults(
            leader_id="" if self.leader_id else "请选择代办的市领导",
            reason=text_fault(self.reason, "代办事由", limit=500),
        )


FORM = SubstituteLeader


def is_open(case: Case, by: Actor) -> bool:
    """The case lies, or will lie, before a leader."""
    return may_turn(case) and case.status in _FROM and bool(case.leader_seat)


def apply(case: Case, form: SubstituteLeader, occasion: Occasion) -> None:
    """Move the desk; what was instructed stays the absent leader's, both are named.

    Raises:
        FieldsRefused: no such leader, or the one whose case it is.
    """
    try:
        occasion.directory.leader(form.leader_id)
    except NotFound:
        raise FieldsRefused({"leader_id": "请从名单中选择市领导"}) from None
    if form.leader_id == case.leader_seat:
        raise FieldsRefused({"leader_id": "本件已由该领导办理，请另选"})
    order_turn(case, TurnKind.SUBSTITUTE, occasion, leader_id=form.leader_id, reason=form.reason)
