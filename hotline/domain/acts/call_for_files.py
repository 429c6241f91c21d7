"""The center or the municipal office calls for a unit's materials and files (R-2.0)."""

from ..case import Case
from ..documents import DocumentKind
from ..forms import Form, only_faults, text_fault
from ..occasion import Occasion
from ..roles import Actor
from ._fields import day_fault
from ._measures import part_for, take_measure
from ._parts import OVERSEERS, is_overseen_by, organ_of

TITLE = "调阅材料"
ARTICLE = "二、五（二）4"
ROLES = OVERSEERS


class CallForFiles(Form):
    """Which unit, which materials, by which ISO day."""

    unit_id: str = ""
    materials: str = ""
    due_on: str = ""

    def faults(self) -> dict[str, str]:
        """Everything that stands on the page is said."""
        return only_faults(
            unit_id="" if self.unit_id else "请选择单位",
            materials=text_fault(self.materials, "调阅的材料和档案", limit=1_000),
            due_on=day_fault(self.due_on, "报送日期"),
        )


FORM = CallForFiles


def is_open(case: Case, by: Actor) -> bool:
    """Units have the case; the municipal office acts on what was handed over to it."""
    return is_overseen_by(case, by)


def apply(case: Case, form: CallForFiles, occasion: Occasion) -> None:
    """Order the request."""
    part = part_for(case, form.unit_id, occasion)
    take_measure(
        case, DocumentKind.FILE_REQUEST, occasion, to=[part.unit_id],
        words={"organ": organ_of(occasion.by), "materials": form.materials, "due_on": form.due_on},
    )
