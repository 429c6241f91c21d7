"""The page on which a call is taken down, with what is proposed beside the form."""

import uuid

from fastapi import Request
from fastapi.responses import Response

from hotline.domain.directory import in_use
from hotline.domain.intake import CallForm
from hotline.domain.roles import Actor

from . import call_drafting, proposing, rostering
from .answering.calls import line_of
from .kit import kit_of
from .proposing import Draft, Proposed
from .rendering import page

AREAS = ("区县", "功能区")


def call_page(
    request: Request, actor: Actor, form: CallForm, *, faults: dict[str, str] | None = None,
    proposed: Proposed | None = None, status: int = 200, key: str = "", revision: int = 0,
) -> Response:
    """The form as it stands, its faults, and the proposals. Of a state secret nothing comes back to the page.

    `key` names the form and its draft, of which `revision` was the last one kept.
    """
    kit = kit_of(request)
    if form.is_state_secret:
        form, proposed, key = CallForm(), None, ""
    key, units = key or uuid.uuid4().hex, in_use(kit.directory.units())
    return page(
        request, "call_form.html", status=status, form=form, faults=faults or {}, units=units, proposed=proposed,
        districts=[unit.short_name for unit in units if unit.category in AREAS], topics=list(kit.topics.tree().paths),
        key=key, revision=revision, shift=rostering.present_shift(kit, actor), day_line=line_of(kit, actor, form),
        drafts=call_drafting.drafts_of(kit, actor, but=key),
    )


def proposals_part(request: Request, actor: Actor, form: CallForm) -> Response:
    """The proposals alone, for the script of the page."""
    return page(request, "call/proposals.html", proposed=proposed_for_form(request, actor, form))


def proposed_for_form(request: Request, actor: Actor, form: CallForm) -> Proposed:
    """Proposals for a form; a field that is too long is said at registering, not here."""
    draft = Draft.model_validate(form.model_dump())
    return proposing.proposed_for(kit_of(request), actor, draft.shortened())
