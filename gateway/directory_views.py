"""What the pages of the directory show, and to whom."""

from typing import Any

from hotline.domain.directory import Account, Unit
from hotline.domain.forms import Form
from hotline.domain.roles import Actor, Role

from .directory_desk import shelf_of
from .kit import Kit
from .navigation import KEEPS_DIRECTORY, KEEPS_OWN_CONTACTS, MINDS_ACCOUNTS, SEES_PEOPLE

SEES_CONTACTS = (*Role.center(), Role.MUNICIPAL_OFFICE, *KEEPS_DIRECTORY)


LISTS = (("units", "单位"), ("leaders", "市领导"), ("people", "人员"))


def lists_for(kit: Kit, actor: Actor, words: str) -> dict[str, Any]:
    """Units and leaders that hold every word; people for who keeps accounts; contacts for who rings units up."""
    wanted = words.split()
    known = kit.directory.units()
    names = {unit.id: unit.name for unit in known}
    units = [unit for unit in known if _holds(_unit_text(unit), wanted)]
    people = [
        person for person in kit.directory.accounts() if _holds(_person_text(person, names), wanted)
    ] if actor.has(*SEES_PEOPLE) else []
    leaders = [one for one in kit.directory.leaders() if _holds(f"{one.name} {one.title}", wanted)]
    return {
        "units": units, "leaders": leaders,
        "people": people, "names": names, "sees_contacts": actor.has(*SEES_CONTACTS),
        "sees_people": actor.has(*SEES_PEOPLE), "keeps": actor.has(*KEEPS_DIRECTORY),
        "keeps_own": actor.has(*KEEPS_OWN_CONTACTS), "gives_roles": actor.has(Role.SECURITY_ADMIN),
        "minds_accounts": actor.has(*MINDS_ACCOUNTS),
    }


def plain_unit(unit: Unit, sees_contacts: bool) -> dict[str, Any]:
    """A unit for programs; contacts only for who may see them."""
    told = unit.model_dump()
    return told if sees_contacts else {name: told[name] for name in told if not name.startswith("contact_")}


def shown_form(kit: Kit, kind: str, form: Form) -> dict[str, Any]:
    """What the page of one entry needs beside its form: names to choose from, and its record."""
    return {
        "kind": kind, "title": shelf_of(kind).title,
        "categories": sorted({unit.category for unit in kit.directory.units()}),
        "unit_choices": [(unit.id, unit.name) for unit in kit.directory.units() if unit.id != form.id],
        "leader_choices": [(leader.id, leader.full_title) for leader in kit.directory.leaders()],
        "records": kit.directory_records.of(f"{kind}/{form.id}") if form.id else [],
    }


def _holds(text: str, wanted: list[str]) -> bool:
    return all(word in text for word in wanted)


def _unit_text(unit: Unit) -> str:
    return " ".join((unit.id, unit.name, unit.short_name, unit.category, *unit.duties, unit.contact_name))


def _person_text(person: Account, names: dict[str, str]) -> str:
    roles = " ".join(role.label for role in person.roles)
    return f"{person.id} {person.name} {person.operator_number} {names.get(person.unit_id, '')} {roles}"
