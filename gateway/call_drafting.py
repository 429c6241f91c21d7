"""Drafts of the person's own calls: kept while they write, taken up again, thrown away, gone at registering."""

import structlog
from pydantic import Field

from hotline.domain.call_drafts import CallDraft, is_draft_id, resumed_seconds
from hotline.domain.errors import FieldsRefused, NotFound, TemporarilyUnavailable
from hotline.domain.forms import MAX_LINE, MAX_TEXT, Form
from hotline.domain.intake import CallForm
from hotline.domain.roles import Actor

from .kit import Kit

log = structlog.get_logger()
HIGHEST_REVISION = 2**53
LONG_FIELDS = frozenset({"content", "unit_text", "answer"})
MOST_UNITS = 60


class Keeping(Form):
    """One keeping of a draft: its number, which only grows, and the page that sent it."""

    revision: int = Field(default=0, ge=0, le=HIGHEST_REVISION)
    page_id: str = Field(default="", max_length=64)


def keep(kit: Kit, actor: Actor, draft_id: str, keeping: Keeping, form: CallForm) -> str:
    """Keep the draft as it stands; returns the instant of keeping, ISO. Of a state secret nothing is kept.

    Raises: FieldsRefused, DraftTakenOver, CallRegisteredBefore, Refused: too many are open.
    """
    _require_id(draft_id)
    saved_at = kit.clock.now().isoformat(timespec="seconds")
    if form.is_state_secret:
        kit.call_drafts.erase(actor.account_id, draft_id, revision=keeping.revision)
        return saved_at
    draft = CallDraft(draft_id, _shortened(form), saved_at, keeping.revision)
    kit.call_drafts.save(actor.account_id, draft, page_id=keeping.page_id)
    return saved_at


def drafts_of(kit: Kit, actor: Actor, *, but: str = "") -> list[CallDraft]:
    """The person's calls that aren't registered yet, the latest first, without the one on this page."""
    return [draft for draft in kit.call_drafts.of(actor.account_id) if draft.id != but and not draft.is_blank]


def taken_up(kit: Kit, actor: Actor, draft_id: str) -> CallDraft:
    """A draft to go on with, its seconds counted on; one that isn't there is begun.

    Raises: NotFound: no draft can be called so.
    """
    if not is_draft_id(draft_id):
        raise NotFound("没有这份未登记的来电，请从首页重新进入")
    draft = kit.call_drafts.get(actor.account_id, draft_id)
    if draft is None:
        return CallDraft(draft_id)
    if draft.case_id:
        return draft
    seconds = resumed_seconds(draft, kit.clock.now())
    form = draft.form.model_copy(update={"call_seconds": seconds})
    return CallDraft(draft.id, form, draft.saved_at, draft.revision)


def discard(kit: Kit, actor: Actor, draft_id: str) -> None:
    """Throw a draft away for good; a repeat changes nothing, nor does an id that no draft has."""
    draft = kit.call_drafts.get(actor.account_id, draft_id) if is_draft_id(draft_id) else None
    if draft is not None and not draft.case_id:
        kit.call_drafts.erase(actor.account_id, draft_id, revision=HIGHEST_REVISION)


def registered(kit: Kit, actor: Actor, draft_id: str, case_id: str) -> None:
    """The call was registered: its words leave the drafts. No call is refused because that can't be done now."""
    if not is_draft_id(draft_id):
        return
    try:
        kit.call_drafts.register(actor.account_id, draft_id, case_id)
    except TemporarilyUnavailable:
        log.warning("draft_left", case_id=case_id)


def is_kept(kit: Kit, actor: Actor, draft_id: str) -> bool:
    """Whether there is such a draft, open or registered."""
    return is_draft_id(draft_id) and kit.call_drafts.get(actor.account_id, draft_id) is not None


def case_of(kit: Kit, actor: Actor, draft_id: str) -> str:
    """The number of the case that the draft became; empty while it is open, or without one."""
    draft = kit.call_drafts.get(actor.account_id, draft_id) if is_draft_id(draft_id) else None
    return draft.case_id if draft else ""


def _require_id(draft_id: str) -> None:
    if not is_draft_id(draft_id):
        raise FieldsRefused({"draft_id": "草稿编号应为 8 至 64 个字母、数字、短横线或下划线"})


def _shortened(form: CallForm) -> CallForm:
    """The form with each text cut to what may be registered, a few characters more so that the fault shows again."""
    changes: dict[str, object] = {"unit_ids": [one[:MAX_LINE] for one in form.unit_ids[:MOST_UNITS]]}
    for name, value in form:
        if isinstance(value, str):
            changes[name] = value[: (MAX_TEXT if name in LONG_FIELDS else MAX_LINE) + 1]
    return form.model_copy(update=changes)
