"""One cause, hundreds of calls (a burst main): a parent that operators attach calls to with one key."""

from ..case import Case
from ..events import EventType
from ..forms import Form
from ..occasion import Occasion
from ..roles import Actor, Role
from ..status import CaseStatus

TITLE = "列为群体性突发情况"
ARTICLE = "四（四）"
ROLES = frozenset({Role.SHIFT_LEADER, Role.SUPERVISION_SECTION, Role.CENTER_HEAD})
FORM = Form


def is_open(case: Case, by: Actor) -> bool:
    """An open matter that is nobody's secret and follows no other."""
    in_course = case.status in CaseStatus.in_course() and case.merge is None
    return in_course and not case.is_mass_incident and not case.is_protected


def apply(case: Case, form: Form, occasion: Occasion) -> None:
    """Offer the matter to operators for attaching."""
    case.is_mass_incident = True
    case.record(EventType.MASS_INCIDENT_OPENED, at=occasion.at, by=occasion.by, effect=occasion.effect, data={})
