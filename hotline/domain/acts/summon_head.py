"""A unit's head or handler is to come and report (R-2.0)."""

from ..case import Case
from ..documents import DocumentKind
from ..forms import Form, only_faults
from ..occasion import Occasion
from ..roles import Actor
from ._fields import instant_fault, line_fault
from ._measures import part_for, take_measure
from ._parts import OVERSEERS, is_overseen_by, organ_of

TITLE = "要求负责人汇报"
ARTICLE = "二、五（二）4"
ROLES = OVERSEERS


class SummonHead(Form):
    """Who is to report what, when (ISO) and where."""

    unit_id: str = ""
    person: str = "单位负责人"
    subject: str = ""
    at: str = ""
    place: str = ""

    def faults(self) -> dict[str, str]:
        """Everything that stands on the page is said."""
        return only_faults(
            unit_id="" if self.unit_id else "请选择单位",
            person=line_fault(self.person, "汇报人"), subject=line_fault(self.subject, "汇报事项"),
            at=instant_fault(self.at, "汇报时间"), place=line_fault(self.place, "汇报地点"),
        )


FORM = SummonHead


def is_open(case: Case, by: Actor) -> bool:
    """Units have the case; the municipal office acts on what was handed over to it."""
    return is_overseen_by(case, by)


def apply(case: Case, form: SummonHead, occasion: Occasion) -> None:
    """Order the summons."""
    part = part_for(case, form.unit_id, occasion)
    take_measure(
        case, DocumentKind.SUMMONS, occasion, to=[part.unit_id],
        words={"organ": organ_of(occasion.by), **form.model_dump(exclude={"unit_id"})},
    )
