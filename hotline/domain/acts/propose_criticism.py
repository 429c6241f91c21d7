"""A unit that delays long is criticised in a circular (通报批评, R-2.5); through the center head."""

from ..case import Case
from ..documents import DocumentKind
from ..forms import Form, only_faults, text_fault
from ..occasion import Occasion
from ..roles import Actor
from ._measures import part_for, take_measure
from ._parts import OVERSEERS, is_overseen_by

TITLE = "拟通报批评"
ARTICLE = "二（五）"
ROLES = OVERSEERS


class ProposeCriticism(Form):
    """The draft, which the center head decides on."""

    unit_id: str = ""
    facts: str = ""
    decision: str = ""

    def faults(self) -> dict[str, str]:
        """Everything that stands on the page is said."""
        return only_faults(
            unit_id="" if self.unit_id else "请选择单位",
            facts=text_fault(self.facts, "事实和经过", limit=2_000),
            decision=text_fault(self.decision, "通报决定", limit=1_000),
        )


FORM = ProposeCriticism


def is_open(case: Case, by: Actor) -> bool:
    """Units have the case; the municipal office acts on what was handed over to it."""
    return is_overseen_by(case, by)


def apply(case: Case, form: ProposeCriticism, occasion: Occasion) -> None:
    """Lay the draft before the center head; nothing goes out without their word."""
    part = part_for(case, form.unit_id, occasion)
    take_measure(
        case, DocumentKind.CIRCULATED_CRITICISM, occasion, to=[part.unit_id], needs_head=True,
        words={"facts": form.facts, "decision": form.decision},
    )
