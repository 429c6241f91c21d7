"""The closing report from the store as it stands, and its paper."""

from hotline.domain.access import View, view_of_row
from hotline.domain.answering_day import AnsweringDay, CallerState, DayReport, report_of
from hotline.domain.case import Case
from hotline.domain.errors import NotFound
from hotline.domain.roles import Actor

from ..kit import Kit
from ..naming import names_of


def make_report(kit: Kit, day: AnsweringDay) -> DayReport:
    """Count the day by its cases."""
    return report_of(day, _cases(kit, day), names_of(kit))


def readable_ids(kit: Kit, actor: Actor, day: AnsweringDay) -> set[str]:
    """Those of the day's cases that this person may open."""
    ids = [caller.case_id for caller in day.in_state(CallerState.TAKEN)]
    return {row.id for row in kit.case_rows.several(ids) if view_of_row(actor, row) is not View.NONE}


def _cases(kit: Kit, day: AnsweringDay) -> dict[str, Case]:
    found = {}
    for caller in day.in_state(CallerState.TAKEN):
        try:
            found[caller.case_id] = kit.cases.get(caller.case_id)
        except NotFound:
            continue
    return found
