"""Drafts of calls, for programs: the person's own alone."""

from typing import Any

from fastapi import APIRouter, Depends, Request
from fastapi.responses import JSONResponse, Response
from pydantic import Field

from hotline.domain.call_drafts import CallDraft
from hotline.domain.errors import FieldsRefused, NotFound
from hotline.domain.intake import CallForm
from hotline.domain.roles import Actor

from .. import call_drafting
from ..call_drafting import Keeping
from ..form_reading import read_json
from ..kit import kit_of
from ..navigation import TAKES_CALLS
from ..once import Answer
from ..openapi import door
from ..session import require
from .answers import DraftGone, DraftList, DraftSaved, DraftTold
from .bodies import JsonBody, Key
from .done_once import done_once

router = APIRouter(tags=["来电登记"])


class DraftKept(Keeping):
    """A draft as it is sent: which keeping it is, and what stands in the form."""

    form: CallForm = Field(default_factory=CallForm)


@router.get("/call_drafts")
@door("未登记的来电草稿", gives=DraftList)
def call_drafts(request: Request, actor: Actor = Depends(require(*TAKES_CALLS))) -> Response:
    """The calls that aren't registered yet, the latest first."""
    return JSONResponse({"drafts": [_shown(draft) for draft in call_drafting.drafts_of(kit_of(request), actor)]})


@router.get("/call_drafts/{draft_id}")
@door("一份草稿", gives=DraftTold)
def call_draft(draft_id: str, request: Request, actor: Actor = Depends(require(*TAKES_CALLS))) -> Response:
    """One of them; of a registered one the number of its case."""
    draft = call_drafting.taken_up(kit_of(request), actor, draft_id)
    if not draft.saved_at and not draft.case_id:
        raise NotFound("没有这份未登记的来电，可能已超过 24 小时或已放弃")
    return JSONResponse(_shown(draft))


@router.put("/call_drafts/{draft_id}")
@door("保存草稿", takes=DraftKept, gives=DraftSaved, refuses=("draft_taken_over", "call_registered_before", "refused"))
def keep(
    draft_id: str, request: Request, actor: Actor = Depends(require(*TAKES_CALLS)), body: Any = JsonBody
) -> Response:
    """Keep `form` as it stands, as the `revision`-th keeping of the page `page_id`. A repeat changes nothing."""
    keeping = read_json(Keeping, body)
    form = body.get("form")
    if not isinstance(form, dict):
        raise FieldsRefused({"form": "请提供来电登记表的内容"})
    saved_at = call_drafting.keep(kit_of(request), actor, draft_id, keeping, read_json(CallForm, form))
    return JSONResponse({"saved_at": saved_at})


@router.post("/call_drafts/{draft_id}/discard")
@door("放弃草稿", gives=DraftGone, refuses=("call_registered_before",))
def discard(
    draft_id: str, request: Request, actor: Actor = Depends(require(*TAKES_CALLS)), key: str = Key
) -> Response:
    """Throw one away."""
    kit = kit_of(request)

    def work() -> Answer:
        call_drafting.discard(kit, actor, draft_id)
        return Answer({"draft_id": draft_id})

    return done_once(kit, actor, key, ["discard_draft", draft_id], work)


def _shown(draft: CallDraft) -> dict[str, Any]:
    return {
        "id": draft.id, "saved_at": draft.saved_at, "revision": draft.revision, "case_id": draft.case_id,
        "form": None if draft.case_id else draft.form.model_dump(),
    }
