"""The center issues the 《市政府工作督查通知单》 of its own, at any time (R-2.0)."""

from ..case import Case
from ..documents import DocumentKind
from ..forms import Form, only_faults, text_fault
from ..occasion import Occasion
from ..roles import Actor
from ._fields import day_fault
from ._measures import take_measure
from ._parts import CENTER_LEADS, has_open_part, open_part

TITLE = "发督查通知单"
ARTICLE = "二"
ROLES = CENTER_LEADS


class IssueCenterNotice(Form):
    """What is demanded of which unit, by which ISO day."""

    unit_id: str = ""
    demand: str = ""
    due_on: str = ""

    def faults(self) -> dict[str, str]:
        """The demand is written down; its day may be left to the limit."""
        return only_faults(
            unit_id="" if self.unit_id else "请选择单位", demand=text_fault(self.demand, "督查要求", limit=1_000),
            due_on=day_fault(self.due_on, "完成日期", required=False),
        )


FORM = IssueCenterNotice


def is_open(case: Case, by: Actor) -> bool:
    """Some unit owes its report."""
    return has_open_part(case)


def apply(case: Case, form: IssueCenterNotice, occasion: Occasion) -> None:
    """Order the notice; it has a number chain of its own and doesn't change the course."""
    part = open_part(case, form.unit_id)
    take_measure(
        case, DocumentKind.CENTER_NOTICE, occasion, to=[part.unit_id],
        words={"demand": form.demand, "due_on": form.due_on},
    )
