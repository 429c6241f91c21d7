"""The one answer that every operator gives to all callers of a mass incident (统一答复口径)."""

from ..case import Case
from ..documents import DocumentKind
from ..events import EventType
from ..forms import Form, only_faults, text_fault
from ..occasion import Occasion
from ..ordering import order_document
from ..roles import Actor, Role
from ..turn import Announcement
from ._fields import day_fault, line_fault

TITLE = "发布统一答复口径"
ARTICLE = "四（四）"
ROLES = frozenset({Role.SHIFT_LEADER, Role.SUPERVISION_SECTION, Role.CENTER_HEAD})


class Announce(Form):
    """Cause, area, the words to say, and when it is expected to be over (ISO day)."""

    cause: str = ""
    area: str = ""
    text: str = ""
    expected_on: str = ""

    def faults(self) -> dict[str, str]:
        """The day may be unknown."""
        return only_faults(
            cause=line_fault(self.cause, "原因"), area=line_fault(self.area, "影响范围"),
            text=text_fault(self.text, "答复口径", limit=1_000),
            expected_on=day_fault(self.expected_on, "预计恢复日期", required=False),
        )


FORM = Announce


def is_open(case: Case, by: Actor) -> bool:
    """The matter is a mass incident under way."""
    return case.is_mass_incident and case.is_open


def apply(case: Case, form: Announce, occasion: Occasion) -> None:
    """Keep the answer; a later one takes its place, each has its document."""
    count = sum(1 for order in case.orders if order.kind is DocumentKind.ANNOUNCEMENT)
    case.announcement = Announcement(**form.model_dump(), at=occasion.said_at, by_name=occasion.by.name)
    order_document(
        case, DocumentKind.ANNOUNCEMENT, str(count + 1), by=occasion.by, at=occasion.at, words=form.model_dump()
    )
    case.record(EventType.ANNOUNCEMENT_MADE, at=occasion.at, by=occasion.by, effect=occasion.effect, data={})
