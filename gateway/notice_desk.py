"""Notices at the gateway: mine, those that failed, confirming one, having one sent again (R-6.3)."""

from typing import Any

from hotline.domain.access import is_told
from hotline.domain.errors import NotFound
from hotline.domain.notices import Notice, NoticeState, RecipientKind
from hotline.domain.roles import Actor, Role

from .kit import Kit
from .navigation import MINDS_FAILED_NOTICES

SHOWN = 100
LISTS = ("mine", "failed", "recent")
HIDDEN = {"version", "event", "recipient_kind", "recipient_id", "reach", "acknowledged_by"}


def lists(kit: Kit, actor: Actor) -> dict[str, list[dict[str, Any]]]:
    """`mine`: to this person or their unit; for those who mind failures also `failed` and `recent` of all."""
    names = LISTS if actor.has(*MINDS_FAILED_NOTICES) else LISTS[:1]
    return {name: listed(kit, actor, name, SHOWN) for name in names}


def listed(
    kit: Kit, actor: Actor, name: str, limit: int, before: tuple[str, str] | None = None
) -> list[dict[str, Any]]:
    """One of the lists, newest first; `before` (made_at, id): only older ones.

    Raises: NotFound: there is no such list for this person.
    """
    if name not in LISTS or (name != "mine" and not actor.has(*MINDS_FAILED_NOTICES)):
        raise NotFound("没有这个通知列表")
    if name == "mine":
        found = _mine(kit, actor, limit, before)
    elif name == "failed":
        found = kit.notices.in_state(NoticeState.FAILED, limit, before)
    else:
        found = kit.notices.recent(limit, before)
    names = _names(kit)
    return [_shown(notice, names, actor) for notice in found]


def acknowledge(kit: Kit, actor: Actor, notice_id: str) -> Notice:
    """Confirm having read it. Raises: NotFound: there is none, or it is another's."""
    if not is_told(actor, kit.notices.get(notice_id)):
        raise NotFound("没有该通知，请返回通知列表")
    return kit.notices.change(notice_id, lambda notice: notice.acknowledge(actor, kit.clock.now()))


def send_again(kit: Kit, notice_id: str) -> Notice:
    """Have a failed one tried anew. Raises: NotFound, TransitionRefused."""
    return kit.notices.change(notice_id, lambda notice: notice.send_again(kit.clock.now()))


def send_all_again(kit: Kit) -> int:
    """Have the failed ones on the page tried anew; how many."""
    failed = kit.notices.in_state(NoticeState.FAILED, SHOWN)
    for notice in failed:
        send_again(kit, notice.id)
    return len(failed)


def _mine(kit: Kit, actor: Actor, limit: int, before: tuple[str, str] | None) -> list[Notice]:
    if actor.unit_id and actor.has(*Role.unit()):
        return kit.notices.of_recipient(RecipientKind.UNIT, actor.unit_id, limit, before)
    return kit.notices.of_recipient(RecipientKind.PERSON, actor.account_id, limit, before)


def _names(kit: Kit) -> dict[tuple[RecipientKind, str], str]:
    units = {(RecipientKind.UNIT, unit.id): unit.name for unit in kit.directory.units()}
    return units | {(RecipientKind.PERSON, account.id): account.name for account in kit.directory.accounts()}


def _shown(notice: Notice, names: dict[tuple[RecipientKind, str], str], actor: Actor) -> dict[str, Any]:
    kind = notice.recipient_kind
    return {
        **notice.model_dump(mode="json", exclude=HIDDEN), "state_label": notice.state.label,
        "channel_label": notice.channel.label if notice.channel else "",
        "recipient": names.get((kind, notice.recipient_id), kind.label),
        "may_acknowledge": is_told(actor, notice) and notice.state is not NoticeState.ACKNOWLEDGED,
    }
