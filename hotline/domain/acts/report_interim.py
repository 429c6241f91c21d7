"""A unit sends news of a matter under way (情况续报, R-4.3): at any time, in an emergency again and again."""

from ..assignment import InterimReport
from ..case import Case
from ..events import EventType
from ..forms import Form, only_faults, text_fault
from ..occasion import Occasion
from ..roles import Actor, Role
from ._parts import own_part, place_of, require_own_part

TITLE = "情况续报"
ARTICLE = "四（四）、五（三）1"
ROLES = Role.unit()


class ReportInterim(Form):
    """What is known so far."""

    text: str = ""

    def faults(self) -> dict[str, str]:
        """The news is written down."""
        return only_faults(text=text_fault(self.text, "进展情况", limit=2_000))


FORM = ReportInterim


def is_open(case: Case, by: Actor) -> bool:
    """While the unit has the case."""
    return own_part(case, by) is not None


def apply(case: Case, form: ReportInterim, occasion: Occasion) -> None:
    """Keep the news with the unit's part; it doesn't end the limit."""
    part = require_own_part(case, occasion.by)
    part.interim_reports.append(InterimReport(at=occasion.said_at, by_name=occasion.by.name, text=form.text))
    case.record(
        EventType.INTERIM_REPORTED, at=occasion.at, by=occasion.by, effect=occasion.effect, data=place_of(part),
        detail={"note": form.text},
    )
