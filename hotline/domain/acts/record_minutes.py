"""The minutes of a coordination meeting (R-2.0): who came, what was said, what was settled."""

from pydantic import Field

from ..case import Case
from ..documents import DocumentKind
from ..forms import Form, only_faults, text_fault
from ..occasion import Occasion
from ..roles import Actor
from ._fields import instant_fault, line_fault
from ._measures import take_measure
from ._parts import OVERSEERS, is_overseen_by, organ_of

TITLE = "整理会议纪要"
ARTICLE = "二、二（四）"
ROLES = OVERSEERS


class RecordMinutes(Form):
    """Which units took part, when (ISO) and where, who chaired, and what came of it."""

    unit_ids: list[str] = Field(default_factory=list)
    subject: str = ""
    at: str = ""
    place: str = ""
    chair: str = ""
    present: str = ""
    minutes: str = ""
    conclusions: str = ""

    def faults(self) -> dict[str, str]:
        """Minutes without conclusions are none."""
        return only_faults(
            unit_ids="" if self.unit_ids else "请选择参加会议的单位",
            subject=line_fault(self.subject, "会议议题"), at=instant_fault(self.at, "会议时间"),
            place=line_fault(self.place, "会议地点"), chair=line_fault(self.chair, "主持人"),
            present=text_fault(self.present, "参加人员", limit=1_000),
            minutes=text_fault(self.minutes, "会议情况"), conclusions=text_fault(self.conclusions, "议定事项"),
        )


FORM = RecordMinutes


def is_open(case: Case, by: Actor) -> bool:
    """A meeting was convened on this case."""
    return is_overseen_by(case, by) and any(order.kind is DocumentKind.MEETING_NOTICE for order in case.orders)


def apply(case: Case, form: RecordMinutes, occasion: Occasion) -> None:
    """Order the minutes, one for the file; every unit convened reads them in the case."""
    take_measure(
        case, DocumentKind.MEETING_MINUTES, occasion,
        words={"organ": organ_of(occasion.by), **form.model_dump()},
    )
