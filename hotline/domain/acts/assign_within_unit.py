"""A unit gives its part to one of its own people (二级交办), with a day of its own. The unit stays answerable."""

from datetime import date, datetime

from ..assignment import InnerAssignment
from ..case import Case
from ..directory import Account
from ..errors import FieldsRefused, NotFound
from ..events import EventType
from ..forms import Form, only_faults, text_fault
from ..occasion import Occasion
from ..roles import Actor, Role
from ._fields import day_fault
from ._parts import own_part, place_of, require_own_part

TITLE = "二级交办"
ARTICLE = "五（三）1"
ROLES = Role.unit()


class AssignWithinUnit(Form):
    """To whom, until when (ISO day), with what word."""

    account_id: str = ""
    due_on: str = ""
    word: str = ""

    def faults(self) -> dict[str, str]:
        """A person and a day; the word may be left out."""
        return only_faults(
            account_id="" if self.account_id else "请选择本单位的承办人",
            due_on=day_fault(self.due_on, "内部完成日期"),
            word=text_fault(self.word, "交办意见", limit=500, required=False),
        )


FORM = AssignWithinUnit


def is_open(case: Case, by: Actor) -> bool:
    """While the unit owes its report; a later one replaces the earlier."""
    return own_part(case, by) is not None


def apply(case: Case, form: AssignWithinUnit, occasion: Occasion) -> None:
    """Note who has it. The day lies within the unit's own limit; the word is for the unit alone.

    Raises:
        FieldsRefused: the person isn't of this unit, or the day is past or after the limit.
    """
    part = require_own_part(case, occasion.by)
    person = _person(form, occasion)
    last_on = max(datetime.fromisoformat(part.due_at).date(), occasion.at.date())
    if not occasion.at.date() <= date.fromisoformat(form.due_on) <= last_on:
        raise FieldsRefused(
            {"due_on": f"内部完成日期应从今天起，不晚于 {last_on.month} 月 {last_on.day} 日（本件的办理期限）"}
        )
    part.inner.append(
        InnerAssignment(
            at=occasion.said_at, by_name=occasion.by.name, account_id=person.id, name=person.name,
            due_on=form.due_on, word=form.word,
        )
    )
    case.record(
        EventType.PART_ASSIGNED, at=occasion.at, by=occasion.by, effect=occasion.effect, data=place_of(part),
        detail={"person_in_charge": person.name, "inner_due_on": form.due_on},
    )


def _person(form: AssignWithinUnit, occasion: Occasion) -> Account:
    try:
        person = occasion.directory.account(form.account_id)
    except NotFound:
        person = None
    if person is None or not person.works_for(occasion.by.unit_id):
        raise FieldsRefused({"account_id": "请选择本单位在用账号的经办人或负责人"})
    return person
