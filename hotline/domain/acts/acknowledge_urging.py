"""A unit acknowledges an urging and says when it will be done (R-5.2.3). That alone is no result."""

from ..assignment import Urging
from ..case import Case
from ..events import EventType
from ..forms import Form
from ..occasion import Occasion
from ..roles import Actor, Role
from ._fields import line_fault
from ._parts import own_part, place_of, require_own_part

TITLE = "签收催办"
ARTICLE = "五（二）3"
ROLES = Role.unit()


class AcknowledgeUrging(Form):
    """What the unit promises."""

    promise: str = ""

    def faults(self) -> dict[str, str]:
        """The promise is written down."""
        fault = line_fault(self.promise, "承诺的办结时间和措施")
        return {"promise": fault} if fault else {}


FORM = AcknowledgeUrging


def is_open(case: Case, by: Actor) -> bool:
    """Some urging hasn't been acknowledged."""
    part = own_part(case, by)
    return part is not None and bool(_waiting(part.urgings))


def apply(case: Case, form: AcknowledgeUrging, occasion: Occasion) -> None:
    """Acknowledge every urging that waits."""
    part = require_own_part(case, occasion.by)
    for urging in _waiting(part.urgings):
        urging.acknowledged_at, urging.acknowledged_by = occasion.said_at, occasion.by.name
        urging.promise = form.promise
    case.record(
        EventType.URGING_ACKNOWLEDGED, at=occasion.at, by=occasion.by, effect=occasion.effect,
        data={**place_of(part), "ordinal": part.urgings[-1].ordinal}, detail={"note": form.promise},
    )


def _waiting(urgings: list[Urging]) -> list[Urging]:
    return [urging for urging in urgings if not urging.acknowledged_at]
