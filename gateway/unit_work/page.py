"""What stands on the page of the work list besides its rows: states, people, saved filters, addresses."""

from typing import Any

from hotline.domain.classification import Kind, Urgency
from hotline.domain.roles import Actor
from hotline.domain.unit_work import ME, NOBODY, WorkFilter, WorkState

from ..days_left import days_left
from ..kit import Kit
from .filters import WHOLE, address_of, people_of
from .listing import Listing


def context_of(kit: Kit, actor: Actor, wanted: WorkFilter, listing: Listing) -> dict[str, Any]:
    """Everything the templates show of the list."""
    filters, parameters = kit.work_filters.get(actor.unit_id), wanted.parameters
    rest = {name: value for name, value in parameters.items() if name not in ("state", "year")}
    default = filters.default_of(actor.account_id)
    calendar, now = kit.calendars.current(), kit.clock.now()
    return {
        "left": {task.key: days_left(calendar, task.due_at, now) for task in listing.loose_tasks},
        "listing": listing, "wanted": wanted, "parameters": parameters,
        "query": address_of(parameters).partition("?")[2],
        "tabs": [_tab(state, wanted, rest, listing.counts) for state in ("", *WorkState)],
        "next_address": address_of({**parameters, "page_token": listing.next_token}) if listing.next_token else "",
        "kinds": [(kind.value, kind.label) for kind in Kind],
        "urgencies": [(urgency.value, urgency.label) for urgency in Urgency],
        "people": [(ME, "交给我的"), (NOBODY, "尚未交办"), *people_of(kit, actor)],
        "years": [kit.clock.now().year - back for back in range(3)],
        "saved": [
            {"id": one.id, "name": one.name, "address": address_of(one.parameters), "owner_name": one.owner_name,
             "is_mine": one.owner_id == actor.account_id, "is_shared": one.is_shared,
             "is_default": default is not None and one.id == default.id,
             "is_here": one.parameters == parameters}
            for one in filters.seen_by(actor.account_id)
        ],
        "fields_kept": [(f"f_{name}", parameters[name]) for name in WHOLE if name in parameters],
    }


def _tab(state: str, wanted: WorkFilter, rest: dict[str, str], counts: dict[str, int]) -> dict[str, Any]:
    is_former = state == WorkState.FORMER
    return {
        "state": state, "label": WorkState(state).label if state else "全部在办", "is_here": wanted.state == state,
        "address": address_of({**({"state": state} if state else {}), **rest} or {"all": "1"}),
        "count": None if is_former else counts[state],
    }
