"""Whom a fact concerns, as units, persons and callers."""

import math
from collections.abc import Iterator
from dataclasses import dataclass

from ..domain.avoidance import units_to_avoid
from ..domain.case import Case
from ..domain.classification import Labelled
from ..domain.events import Event
from ..domain.notices import RecipientKind
from ..domain.ports import CaseStore, Directory
from ..domain.roles import Role


class Told(Labelled):
    """Who is told, as the table of rules names them."""

    UNIT = "unit", "事件所指单位"
    UNITS = "units", "事件所指各单位"
    IN_CHARGE = "in_charge", "单位内承办人"
    FORMER_UNITS = "former_units", "原承办单位"
    PRESENT_UNITS = "present_units", "现承办单位"
    SECTION = "section", "受理中心督查科"
    HEAD = "head", "受理中心负责人"
    SHIFT_LEADER = "shift_leader", "值班长"
    LEADER = "leader", "批示领导"
    OFFICE = "office", "市政府办公室督查科"
    CALLER = "caller", "来话人"
    CALLERS = "callers", "并案各来话人"


ROLES = {
    Told.SECTION: Role.SUPERVISION_SECTION, Told.HEAD: Role.CENTER_HEAD, Told.OFFICE: Role.MUNICIPAL_OFFICE,
    Told.SHIFT_LEADER: Role.SHIFT_LEADER,
}


@dataclass(frozen=True)
class Recipient:
    """One who is told, of which case."""

    kind: RecipientKind
    id: str
    case: Case


class Recipients:
    """Finds them in event, case and directory."""

    def __init__(self, cases: CaseStore, directory: Directory):
        self._cases, self._directory = cases, directory

    def of(self, told: Told, event: Event, case: Case) -> Iterator[Recipient]:
        """The recipients. A caller only where the caller may be told: never of a protected case.

        A reported unit and those above it hear nothing, whatever the event says. Source: 《信访工作条例》 art. 30.
        """
        if told is Told.CALLER:
            yield from _callers([case])
        elif told is Told.CALLERS:
            yield from _callers([case, *map(self._cases.get, case.child_ids)])
        elif told in (Told.UNIT, Told.UNITS, Told.FORMER_UNITS, Told.PRESENT_UNITS):
            avoided = units_to_avoid(case.reported_unit_id, self._directory.units())
            for unit_id in _unit_ids(told, event, case):
                if unit_id and unit_id not in avoided:
                    yield Recipient(RecipientKind.UNIT, unit_id, case)
        elif told is Told.IN_CHARGE:
            yield from _in_charge(event, case)
        else:
            accounts = self._leaders(event, case) if told is Told.LEADER else self._holders(ROLES[told])
            for account_id in accounts:
                yield Recipient(RecipientKind.PERSON, account_id, case)

    def _holders(self, role: Role) -> list[str]:
        return [a.id for a in self._directory.accounts() if a.is_active and role in a.roles]

    def _leaders(self, event: Event, case: Case) -> list[str]:
        """The leader's secretaries, or the leader where there is none."""
        leader_id = event.data.get("substitute_id") or event.data.get("leader_id") or case.leader_seat
        of_leader = [a for a in self._directory.accounts() if a.is_active and leader_id and a.leader_id == leader_id]
        secretaries = [a.id for a in of_leader if Role.LEADER_SECRETARY in a.roles]
        return secretaries or [a.id for a in of_leader]




def _in_charge(event: Event, case: Case) -> Iterator[Recipient]:
    """To whom the unit gave its part last."""
    part = case.assignment(event.data["unit_id"], event.data["attempt"])
    if part.in_charge:
        yield Recipient(RecipientKind.PERSON, part.in_charge.account_id, case)


def _callers(cases: list[Case]) -> Iterator[Recipient]:
    for case in cases:
        if not case.is_protected and not case.is_anonymous:
            yield Recipient(RecipientKind.CALLER, "caller", case)


def _unit_ids(told: Told, event: Event, case: Case) -> list[str]:
    """Former and present units are those that got a slip and still owe what it asks; excused ones owe nothing."""
    if told is Told.UNIT:
        return [event.data["unit_id"]]
    if told is Told.UNITS:
        return event.data["unit_ids"]
    before = event.data["attempt"] if told is Told.FORMER_UNITS else math.inf
    held = [a for a in case.assignments if a.slip_id and a.attempt < before]
    last = max((a.attempt for a in held), default=0)
    again = event.data.get("unit_ids", ())
    return [a.unit_id for a in held if a.attempt == last and not a.is_relieved and a.unit_id not in again]
