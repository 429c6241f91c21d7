"""Proposals beside the form of a call: asked for by the page's script, or by a button where there is none."""

from urllib.parse import parse_qsl

from fastapi import APIRouter, Depends, Request
from fastapi.responses import Response
from starlette.datastructures import FormData

from hotline.domain.classification import Way
from hotline.domain.intake import CallForm
from hotline.domain.roles import Actor

from .. import call_drafting, call_taking
from ..call_drafting import Keeping
from ..call_page import call_page, proposals_part, proposed_for_form
from ..form_reading import read_fields
from ..kit import kit_of
from ..navigation import TAKES_CALLS
from ..proposing import Proposed
from ..session import Posted, require

router = APIRouter()
TAKEN_AS_THEY_ARE = frozenset({"topic", "kind", "urgency", "way", "organ", "service", "parent_id"})


@router.post("/calls/proposals")
def proposals(
    request: Request, actor: Actor = Depends(require(*TAKES_CALLS)), form_data: FormData = Posted
) -> Response:
    """Proposals for the form as it stands, after taking the one whose button was pressed. Nothing is kept."""
    (form, _), key = read_fields(CallForm, form_data), str(form_data.get("key", ""))
    if request.headers.get("x-part") == "proposals":
        return proposals_part(request, actor, form)
    if form.is_state_secret:
        call_drafting.discard(kit_of(request), actor, key)
        faults = call_taking.call_faults(kit_of(request), form, actor)
        return call_page(request, actor, form, faults=faults, status=422)
    proposed = proposed_for_form(request, actor, form)
    form = _with_taken(form, str(form_data.get("take", "")), proposed)
    revision = read_fields(Keeping, form_data)[0].revision
    return call_page(request, actor, form, proposed=proposed, key=key, revision=revision)


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
        elif name == "subject":
            changes[name] = form.subject or value
        elif name == "reports_wrongdoing":
            changes[name] = True
        elif name == "unit_text":
            changes[name] = proposed.fields.masked.text
    return form.model_copy(update=changes)


def _pairs(take: str) -> list[tuple[str, str]]:
    try:
        return parse_qsl(take, max_num_fields=6)
    except ValueError:
        return []
