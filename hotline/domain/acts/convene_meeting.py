"""The units concerned are convened for a coordination meeting (R-2.0, R-2.4)."""

from pydantic import Field

from ..avoidance import avoidance_faults
from ..case import Case
from ..documents import DocumentKind
from ..errors import FieldsRefused
from ..forms import Form, only_faults
from ..occasion import Occasion
from ..roles import Actor
from ._fields import instant_fault, line_fault
from ._measures import take_measure
from ._parts import OVERSEERS, is_overseen_by, organ_of

TITLE = "召集协调会议"
ARTICLE = "二、二（四）"
ROLES = OVERSEERS


class ConveneMeeting(Form):
    """Which units, about what, when (ISO) and where."""

    unit_ids: list[str] = Field(default_factory=list)
    subject: str = ""
    at: str = ""
    place: str = ""

    def faults(self) -> dict[str, str]:
        """At least one unit is convened."""
        return only_faults(
            unit_ids="" if self.unit_ids else "请选择参加会议的单位",
            subject=line_fault(self.subject, "会议议题"), at=instant_fault(self.at, "会议时间"),
            place=line_fault(self.place, "会议地点"),
        )


FORM = ConveneMeeting


def is_open(case: Case, by: Actor) -> bool:
    """Units have the case; the municipal office acts on what was handed over to it."""
    return is_overseen_by(case, by)


def apply(case: Case, form: ConveneMeeting, occasion: Occasion) -> None:
    """Order a notice to each unit.

    Raises:
        FieldsRefused: a report of wrongdoing would come to the ears of the unit it reports.
        NotFound: a unit isn't in the directory.
    """
    units = [occasion.directory.unit(unit_id).id for unit_id in dict.fromkeys(form.unit_ids)]
    if faults := avoidance_faults(units, case.reported_unit_id, occasion.directory.units()):
        raise FieldsRefused(faults)
    take_measure(
        case, DocumentKind.MEETING_NOTICE, occasion, to=units,
        words={"organ": organ_of(occasion.by), **form.model_dump(), "unit_ids": units},
    )
