"""The sheet of a case for a person, for pages of the case and of its tasks, and for programs."""

from typing import Any

from hotline.domain.access import View
from hotline.domain.assignment import Assignment
from hotline.domain.case import Case
from hotline.domain.course_taken import release_of
from hotline.domain.roles import Actor

from ..days_left import days_left
from ..kit import Kit
from ..naming import names_of
from .glance import glance_of
from .limits import grouped_limits, limit_of
from .people import people_of
from .reveals import reveals_of
from .rounds import rounds_of
from .sheet import sheet_of

FULL_WIDTH = str.maketrans(":;,", "：；，")


def sheet_for(kit: Kit, actor: Actor, case: Case, view: View) -> dict[str, Any]:
    """What this person sees of the case at this moment."""
    sheet = sheet_of(case, view, actor, names=names_of(kit), tasks=kit.worklist.of_case(case.id))
    calendar = kit.calendars.current()
    whole = {(part["unit_id"], part["attempt"]): part for part in sheet["assignments"] if part["is_whole"]}
    number = _release_of(kit, case) if whole else 0
    for part in case.assignments:
        if told := whole.get((part.unit_id, part.attempt)):
            told["limit"] = limit_of(case, part, calendar, _rule(kit, case, part, number))
    for row in (*sheet["assignments"], *sheet["standing"]):
        left = days_left(calendar, row["due_at"], kit.clock.now())
        row |= {"due_style": left.style, "due_words": left.words}
    return sheet | {
        "glance": glance_of(case, actor, sheet, calendar, kit.clock.now()), "rounds": rounds_of(sheet),
        "people": people_of(sheet), "limits": grouped_limits(sheet),
        "reveals": reveals_of(case, actor, kit.clock.now()),
    }


def _release_of(kit: Kit, case: Case) -> int:
    return release_of(kit.engine_view.path_taken(case.instance_key)) or kit.diagrams.in_use()


def _rule(kit: Kit, case: Case, part: Assignment, number: int) -> str:
    """The rule of the case's own table that gives this limit."""
    slip = next((slip for slip in case.approvals if slip.round == part.round), None)
    said = kit.diagrams.rule_fired(
        number, "limits", leader_limit_workdays=slip.leader_limit_workdays if slip else None,
        urgency=case.urgency.value, kind=case.kind.value, importance=case.importance.value,
    )
    return said.translate(FULL_WIDTH)
