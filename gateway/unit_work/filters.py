"""Saved filters of the list: keeping, sharing, opening with one."""

from dataclasses import fields
from hashlib import sha256
from urllib.parse import urlencode

from hotline.domain.roles import Actor
from hotline.domain.unit_work import WorkFilter
from hotline.domain.work_filters import SavedFilter, UnitFilters

from ..kit import Kit
from ..once import Answer, once
from .forms import FilterForm

WHOLE = tuple(field.name for field in fields(WorkFilter))


def address_of(parameters: dict[str, str]) -> str:
    """The list with these parameters."""
    return f"/work?{urlencode(parameters)}" if parameters else "/work?all=1"


def people_of(kit: Kit, actor: Actor) -> list[tuple[str, str]]:
    """(account id, name) of the people of the unit to whom cases are given."""
    return [(one.id, one.name) for one in kit.directory.accounts() if one.works_for(actor.unit_id)]


def opening_of(kit: Kit, actor: Actor) -> SavedFilter | None:
    """The filter with which this person's list opens."""
    return kit.work_filters.get(actor.unit_id).default_of(actor.account_id)


def filters_of(kit: Kit, actor: Actor) -> list[dict[str, object]]:
    """What this person sees of the unit's saved filters."""
    kept = kit.work_filters.get(actor.unit_id)
    default = kept.default_of(actor.account_id)
    return [
        {**one.model_dump(exclude={"owner_id"}), "is_mine": one.owner_id == actor.account_id,
         "is_default": default is not None and default.id == one.id}
        for one in kept.seen_by(actor.account_id)
    ]


def save_filter(kit: Kit, actor: Actor, form: FilterForm, key: str) -> str:
    """Keep a filter; its id. The same key keeps it once. Raises: FieldsRefused."""
    filter_id = sha256(f"{actor.account_id}/{key}".encode()).hexdigest()[:12]

    def change(kept: UnitFilters) -> None:
        kept.save(filter_id, form.name, form.wanted, by=actor, is_shared=form.is_shared, opens=form.opens)

    def work() -> Answer:
        kit.work_filters.change(actor.unit_id, change)
        return Answer({"id": filter_id}, 201)

    return str(once(kit, actor, key, ["save_filter", form.model_dump()], work).body["id"])


def remove_filter(kit: Kit, actor: Actor, filter_id: str) -> None:
    """Take one's own away; gone already is gone. Raises: Refused: a colleague's."""
    kit.work_filters.change(actor.unit_id, lambda kept: kept.remove(filter_id, by=actor))


def open_with(kit: Kit, actor: Actor, filter_id: str, key: str) -> None:
    """Let the list open with a filter, or, with an empty id, whole. Raises: NotFound."""

    def change(kept: UnitFilters) -> None:
        kept.open_with(filter_id, by=actor)

    def work() -> Answer:
        kit.work_filters.change(actor.unit_id, change)
        return Answer()

    once(kit, actor, key, ["open_with", filter_id], work)
