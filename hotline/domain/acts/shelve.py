"""What can't be done yet goes on the watch list (挂账, R-4.4), and comes back by itself."""

from datetime import date

from ..case import Case
from ..errors import FieldsRefused
from ..forms import Form, only_faults, text_fault
from ..occasion import Occasion
from ..roles import Actor, Role
from ..turn import TurnKind
from ..turning import may_turn, order_turn
from ._fields import day_fault

TITLE = "挂账"
ARTICLE = "四（五）"
ROLES = frozenset({Role.CENTER_HEAD})
LONGEST_DAYS = 366


class Shelve(Form):
    """Why it can't be done yet, what the caller was told, and when it is looked at again (ISO day)."""

    reason: str = ""
    explained: str = ""
    review_on: str = ""

    def faults(self) -> dict[str, str]:
        """All three are said."""
        return only_faults(
            reason=text_fault(self.reason, "暂不具备条件的原因", limit=1_000),
            explained=text_fault(self.explained, "向来话人说明的情况", limit=1_000),
            review_on=day_fault(self.review_on, "复查日期"),
        )


FORM = Shelve


def is_open(case: Case, by: Actor) -> bool:
    """The course is under way."""
    return may_turn(case)


def apply(case: Case, form: Shelve, occasion: Occasion) -> None:
    """Stop the course until the day of review.

    Raises:
        FieldsRefused: the day isn't within the coming year.
    """
    days = (date.fromisoformat(form.review_on) - occasion.at.date()).days
    if not 1 <= days <= LONGEST_DAYS:
        raise FieldsRefused({"review_on": "复查日期应在明天至一年以内"})
    order_turn(
        case, TurnKind.SHELVE, occasion, reason=form.reason, explained=form.explained, review_on=form.review_on
    )
