"""Where delay did harm: a recommendation to hold persons accountable (追责建议, R-2.5); through the center head."""

from ..case import Case
from ..documents import DocumentKind
from ..forms import Form, only_faults, text_fault
from ..occasion import Occasion
from ..roles import Actor
from ._measures import part_for, take_measure
from ._parts import OVERSEERS, is_overseen_by

TITLE = "拟追责建议"
ARTICLE = "二（五）"
ROLES = OVERSEERS


class ProposeAccountability(Form):
    """The draft, which the center head decides on."""

    unit_id: str = ""
    facts: str = ""
    harm: str = ""
    recommendation: str = ""

    def faults(self) -> dict[str, str]:
        """Everything that stands on the page is said."""
        return only_faults(
            unit_id="" if self.unit_id else "请选择单位",
            facts=text_fault(self.facts, "事实和经过", limit=2_000), 
            harm=text_fault(self.harm, "造成的损失", limit=1_000),
            recommendation=text_fault(self.recommendation, "建议", limit=1_000),
        )


FORM = ProposeAccountability


def is_open(case: Case, by: Actor) -> bool:
    """Units have the case; the municipal office acts on what was handed over to it."""
    return is_overseen_by(case, by)


def apply(case: Case, form: ProposeAccountability, occasion: Occasion) -> None:
    """Lay the draft before the center head; nothing goes out without their word."""
    part = part_for(case, form.unit_id, occasion)
    take_measure(
        case, DocumentKind.ACCOUNTABILITY_RECOMMENDATION, occasion, to=[part.unit_id], needs_head=True,
        words={"facts": form.facts, "harm": form.harm, "recommendation": form.recommendation},
    )
