"""A unit signs for the transfer slip (签收, R-5.2.2). The clock started at dispatch, not here."""

from ..case import Case
from ..events import EventType
from ..forms import Form
from ..occasion import Occasion
from ..roles import Actor, Role
from ._parts import own_part, place_of, require_own_part

TITLE = "签收"
ARTICLE = "五（二）2"
ROLES = Role.unit()
FORM = Form


def is_open(case: Case, by: Actor) -> bool:
    """Not signed for yet."""
    part = own_part(case, by)
    return part is not None and not part.signed_at


def apply(case: Case, form: Form, occasion: Occasion) -> None:
    """Note who signed and when."""
    part = require_own_part(case, occasion.by)
    part.signed_at, part.signed_by_name = occasion.said_at, occasion.by.name
    case.record(
        EventType.SLIP_SIGNED, at=occasion.at, by=occasion.by, effect=occasion.effect, data=place_of(part)
    )
