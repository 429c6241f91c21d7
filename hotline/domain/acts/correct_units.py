"""The center head gives a misrouted case to other units (改派, R-4.2)."""

from pydantic import Field

from ..avoidance import avoidance_faults
from ..case import Case
from ..errors import FieldsRefused
from ..forms import Form, lead_first, only_faults, text_fault, units_faults
from ..occasion import Occasion
from ..roles import Actor, Role
from ..status import CaseStatus
from ..turn import TurnKind
from ..turning import may_turn, order_turn

TITLE = "改派"
ARTICLE = "四（三）"
ROLES = frozenset({Role.CENTER_HEAD})
_FROM = CaseStatus.awaiting_unit() | {CaseStatus.REPORTED}


class CorrectUnits(Form):
    """The right units, and why."""

    unit_ids: list[str] = Field(default_factory=list)
    lead_unit_id: str = ""
    reason: str = ""

    def faults(self) -> dict[str, str]:
        """Units with their lead, and the reason."""
        return units_faults(self.unit_ids, self.lead_unit_id) | only_faults(
            reason=text_fault(self.reason, "改派理由", limit=1_000)
        )


FORM = CorrectUnits


def is_open(case: Case, by: Actor) -> bool:
    """Units have the case, or have just reported."""
    return may_turn(case) and case.status in _FROM


def apply(case: Case, form: CorrectUnits, occasion: Occasion) -> None:
    """Take the case from the units that have it; the clock isn't reset.

    Raises:
        FieldsRefused: a report of wrongdoing would reach the unit it reports, or nothing would change.
    """
    units = lead_first(form.unit_ids, form.lead_unit_id)
    if faults := avoidance_faults(units, case.reported_unit_id, occasion.directory.units()):
        raise FieldsRefused(faults)
    if units == case.latest_unit_ids:
        raise FieldsRefused({"unit_ids": "与现承办单位相同，不需改派"})
    order_turn(case, TurnKind.CORRECT, occasion, unit_ids=units, reason=form.reason)
