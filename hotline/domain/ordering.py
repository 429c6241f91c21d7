"""Ordering documents with an act, and printing what was ordered (R-2.0): once per order, whatever dies between."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from .case import Case
from .documents import DocumentKind, DocumentRef
from .engine_commands import MESSAGE_DOCUMENT_ORDERED, EngineCommand
from .events import EventType
from .orders import DocumentOrder
from .ports import CaseStore, Clock, DocumentDesk
from .roles import SYSTEM, Actor


def order_document(
    case: Case, kind: DocumentKind, name: str, *, by: Actor, at: datetime, unit_id: str = "",
    is_at_once: bool = True, needs_head: bool = False, words: Mapping[str, Any] | None = None,
) -> DocumentOrder:
    """Order a document; `name` tells it from others of its kind in the case. A repeat changes nothing.

    `words` are what stands on the page besides the case itself.

    With `needs_head` the center head decides before it is printed (R-2.5).
    """
    order_id = f"{kind}/{name}"
    if known := [order for order in case.orders if order.id == order_id]:
        return known[0]
    order = DocumentOrder(
        id=order_id, kind=kind, unit_id=unit_id, ordered_at=at.isoformat(timespec="seconds"), by=by.account_id,
        by_name=by.name, extra=dict(words or {}), is_at_once=is_at_once, needs_head=needs_head,
    )
    case.orders.append(order)
    if is_at_once:
        case.ask_engine(
            EngineCommand(
                id=f"document/{case.id}/{order_id}", kind="start", name=MESSAGE_DOCUMENT_ORDERED,
                correlation_key=f"{case.id}/{order_id}",
                variables={"case_id": case.id, "order_id": order_id, "needs_head": needs_head},
            )
        )
    return order


def print_order(
    case_id: str, order_id: str, *, cases: CaseStore, documents: DocumentDesk, clock: Clock
) -> None:
    """Number, print and attach what was ordered; one that must not be printed, or is there already, is left.

    Number and date are those of the order, or of the head's approval: a repeat prints the same page.
    """
    case = cases.get(case_id)
    order = case.order_of(order_id)
    if not order.may_be_printed:
        return
    at = datetime.fromisoformat(order.opinion.at if order.opinion else order.ordered_at)
    ref = documents.issue(
        order.kind, case, claim=order.claim(case_id), at=at, unit_id=order.unit_id, words=_words(order)
    )
    cases.change(case_id, lambda case: _issued(case, order_id, ref, at=clock.now()))


def _issued(case: Case, order_id: str, ref: DocumentRef, *, at: datetime) -> None:
    effect = f"document/{order_id}"
    if case.has_done(effect):
        return
    order = case.order_of(order_id)
    order.document_id = ref.id
    case.attach(ref)
    case.record(
        EventType.DOCUMENT_ISSUED, at=at, by=SYSTEM, effect=effect,
        data={"kind": order.kind, "order_id": order_id, "document_id": ref.id, "unit_id": order.unit_id},
    )


def _words(order: DocumentOrder) -> dict[str, Any]:
    words = {**order.extra, "by_name": order.by_name}
    if order.opinion:
        words |= {
            "approved_by": order.opinion.name, "approved_text": order.opinion.text, "approved_at": order.opinion.at,
        }
    return words
