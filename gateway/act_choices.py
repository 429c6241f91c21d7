"""What an act can be about: the units to choose from, and what its form says already."""

from collections.abc import Callable

from hotline.domain.acts import Act
from hotline.domain.assignment import Assignment
from hotline.domain.case import Case
from hotline.domain.classification import UnitRole
from hotline.domain.documents import DocumentKind
from hotline.domain.forms import Form
from hotline.domain.roles import Actor, Role

from .kit import Kit

_OF_OPEN_PARTS: dict[str, Callable[[Assignment], bool]] = {
    "urge_by_hand": lambda part: True,
    "issue_center_notice": lambda part: True,
    "extend_limit": lambda part: not part.is_extended,
    "excuse_unit": lambda part: part.role is UnitRole.CO and not part.is_being_ruled_on,
}


def units_for(case: Case, actor: Actor, act_name: str) -> list[tuple[str, str]]:
    """(unit id, name and part) to choose from; measures can be about every unit that had the case."""
    if (wanted := _OF_OPEN_PARTS.get(act_name)) is not None:
        found = [part for part in case.current_assignments if part.is_open and wanted(part)]
    else:
        is_office = actor.has(Role.MUNICIPAL_OFFICE)
        found = [part for part in case.assignments if part.supervision or not is_office]
    latest = {part.unit_id: part for part in found}
    return [(part.unit_id, f"{part.unit_name}（{part.role.label}）") for part in latest.values()]


def colleagues_for(kit: Kit, actor: Actor, act_name: str) -> list[tuple[str, str]]:
    """(account id, name and office) of the people of one's own unit to whom an act can give a case."""
    if act_name != "assign_within_unit":
        return []
    people = [account for account in kit.directory.accounts() if account.works_for(actor.unit_id)]
    return [(one.id, f"{one.name}（{'、'.join(role.label for role in one.roles)}）") for one in people]


def proposed_form(case: Case, actor: Actor, act: Act) -> Form:
    """The empty form of an act, with what the case says already: who is convened, which meeting is minuted."""
    if act.name == "convene_meeting":
        return act.form_model(unit_ids=[unit_id for unit_id, _ in units_for(case, actor, act.name)])
    if act.name == "assign_within_unit":
        part = case.assignment(actor.unit_id, case.attempt)
        return act.form_model(account_id=part.in_charge.account_id if part.in_charge else "", due_on=part.due_at[:10])
    meetings = [order.extra for order in case.orders if order.kind is DocumentKind.MEETING_NOTICE]
    if act.name == "record_minutes" and meetings:
        return act.form_model(**{name: meetings[-1].get(name, "") for name in ("unit_ids", "subject", "at", "place")})
    return act.form_model()
