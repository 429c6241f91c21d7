"""Proposals beside the form of a call: asked for by the page's script, or by a button where there is none."""

from urllib.parse import parse_qsl

from fastapi import APIRouter, Depends, Request
from fastapi.responses import Response
from starlette.datastructures import FormData

from hotline.domain.classification import Way
from hotline.domain.intake import CallForm
from hotline.domain.roles import Actor

from .. import call_taking
from ..call_page import call_page, proposals_part, proposed_for_form
from ..form_reading import read_fields
from ..kit import kit_of
from ..navigation import TAKES_CALLS
from ..proposing import Proposed
from ..session import Posted, require

router = APIRouter()
TAKEN_AS_THEY_ARE = frozenset({"topic", "urgency", "way", "organ", "service", "parent_id"})


@router.post("/calls/proposals")
def proposals(
    request: Request, actor: Actor = Depends(require(*TAKES_CALLS)), form_data: FormData = Posted
) -> Response:
    """Proposals for the form as it stands, after taking the one whose button was pressed. Nothing is kept."""
    form, _ = read_fields(CallForm, form_data)
    if request.headers.get("x-part") == "proposals":
        return proposals_part(request, actor, form)
    if form.is_state_secret:
        faults = call_taking.call_faults(kit_of(request), form, actor)
        return call_page(request, actor, form, faults=faults, status=422)
    proposed = proposed_for_form(request, actor, form)
    form = _with_taken(form, str(form_data.get("take", "")), proposed)
    return call_page(request, actor, form, proposed=proposed, key=str(form_data.get("key", "")))


def _with_taken(form: CallForm, take: str, proposed: Proposed) -> CallForm:
    """The form with what the button says; `unit_text=*` stands for the masked text, the first unit taken leads."""
    changes: dict[str, object] = {}
    for name, value in _pairs(take):
        if name in TAKEN_AS_THEY_ARE:
            changes[name] = value
        elif name == "unit_ids":
            changes |= {
                "unit_ids": list(dict.fromkeys([*form.unit_ids, value])),
                "lead_unit_id": form.lead_unit_id or value, "way": form.way or Way.TRANSFER,
            }
        elif name == "reports_wrongdoing":
            changes[name] = True
        elif name == "unit_text":
            changes[name] = proposed.fields.masked.text
    return form.model_copy(update=changes)


def _pairs(take: str) -> list[tuple[str, str]]:
    try:
        return parse_qsl(take, max_num_fields=4)
    except ValueError:
        return []
