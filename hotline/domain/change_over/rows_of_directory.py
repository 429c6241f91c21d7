"""Units, leaders and persons of an import, beside those of the directory."""

from collections.abc import Sequence
from typing import Any

from ..directory import Account, Leader, Unit
from ..directory_forms import LeaderForm, PersonForm, UnitForm
from ..roles import Role
from ..roles_apart import role_fault
from .faults import Faults
from .kinds import TableKind
from .names import Names
from .plan import Row, Standing
from .row_faults import by_id, change_against, doubled, row, tell
from .tables import Line

Read = Sequence[tuple[Line, dict[str, Any]]]


def name_all(kind: TableKind, lines: Sequence[Line], names: Names) -> None:
    """Let the entries of the import be found by their names, before any of them is checked."""
    found: dict[str, Any] = {}
    for line in lines:
        cells = {name: line.cells.get(name, "") for name in ("id", "name", "short_name", "title")}
        if kind is TableKind.UNITS:
            found[cells["id"]] = Unit(
                id=cells["id"], name=cells["name"], short_name=cells["short_name"], category="", duties=[]
            )
        else:
            found[cells["id"]] = Leader(id=cells["id"], name=cells["name"], title=cells["title"])
    if kind is TableKind.UNITS:
        names.learn(units=found.values())
    else:
        names.learn(leaders=found.values())


def units(read: Read, names: Names, standing: Standing, faults: Faults) -> list[Row]:
    """Sound units; those they hang below may be of the import or of the directory."""
    before = by_id(standing.units)
    forms = {line.cells["id"]: UnitForm(**fields) for line, fields in read}
    among = list((before | {key: form.unit() for key, form in forms.items()}).values())
    found, seen = [], {}
    for line, fields in read:
        form = UnitForm(**fields)
        if doubled(line, TableKind.UNITS, "id", seen, faults):
            continue
        if tell(line, TableKind.UNITS, form.faults_among(among), faults):
            found.append(row(line, form.unit().model_dump(), change_against(before.get(form.id), form.unit())))
    names.learn(units=among)
    return found


def leaders(read: Read, names: Names, standing: Standing, faults: Faults) -> list[Row]:
    """Sound leaders."""
    before, found, seen = by_id(standing.leaders), [], {}
    for line, fields in read:
        form = LeaderForm(**fields)
        if doubled(line, TableKind.LEADERS, "id", seen, faults):
            continue
        if tell(line, TableKind.LEADERS, form.faults(), faults):
            found.append(row(line, form.leader().model_dump(), change_against(before.get(form.id), form.leader())))
    return found


def people(read: Read, names: Names, standing: Standing, faults: Faults) -> list[Row]:
    """Sound accounts with the roles they are to have; roles that an account has already stay when none are given."""
    before = by_id(standing.accounts)
    among = list((before | {fields["id"]: _account(fields, before) for _, fields in read}).values())
    found, seen = [], {}
    for line, fields in read:
        after = _account(fields, before)
        wrong = PersonForm.of(after).faults_among(among, list(names.units.values()), list(names.leaders.values()))
        if fault := role_fault(after, after.roles):
            wrong["roles"] = fault
        if doubled(line, TableKind.PEOPLE, "id", seen, faults):
            continue
        if tell(line, TableKind.PEOPLE, wrong, faults):
            held = before[after.id].roles if after.id in before else []
            told = {"gives_roles": set(after.roles) != set(held)}
            record = {**after.model_dump(mode="json"), **told}
            found.append(row(line, record, change_against(before.get(after.id), after)))
    return found


def _account(fields: dict[str, Any], before: dict[str, Account]) -> Account:
    held = before.get(fields["id"])
    roles = fields.get("roles") or (held.roles if held else [])
    ordered = [role for role in Role if role in roles]
    return Account(**{**fields, "roles": ordered, "is_active": held.is_active if held else True})
