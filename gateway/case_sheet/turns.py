"""What changed the course of a case: the watch list, merging, announcements, appeals, documents not yet issued."""

from typing import Any

from hotline.domain.approval import Appeal
from hotline.domain.case import Case
from hotline.domain.roles import Actor


def turns_of(case: Case, actor: Actor, names: dict[str, str], is_full: bool) -> dict[str, Any]:
    """For everybody the pending turn and the announcement; for a unit its own appeals; the rest for the center."""
    return {
        "turn_label": case.turn.kind.label if case.turn else "", "is_mass_incident": case.is_mass_incident,
        "announcement": case.announcement.model_dump() if case.announcement else None,
        "appeals": [_appeal(a, names) for a in case.appeals if is_full or a.unit_id == actor.unit_id != ""],
        "shelved_until": case.shelves[-1].review_on if case.shelves and not case.shelves[-1].ended_at else "",
        "shelves": [shelf.model_dump() for shelf in case.shelves] if is_full else [],
        "merge": case.merge.model_dump(exclude={"from_status"}) if case.merge and is_full else None,
        "child_ids": list(case.child_ids) if is_full else [],
        "orders_pending": _orders_pending(case, names) if is_full else [],
    }


def _appeal(appeal: Appeal, names: dict[str, str]) -> dict[str, Any]:
    is_ruled = appeal.is_upheld is not None
    return appeal.model_dump() | {
        "unit_name": names.get(appeal.unit_id, appeal.unit_id), "is_ruled": is_ruled,
        "outcome_label": ("申诉成立" if appeal.is_upheld else "申诉不成立") if is_ruled else "待裁定",
    }


def _orders_pending(case: Case, names: dict[str, str]) -> list[dict[str, str]]:
    """Documents that were ordered: waiting for the head, to be printed, or refused by the head."""
    return [
        {
            "kind_label": order.kind.label, "to": names.get(order.unit_id, order.unit_id), "at": order.ordered_at,
            "by_name": order.by_name, "state_label": "负责人不同意印发" if order.is_refused
            else "待负责人审定" if order.needs_head and order.opinion is None
            else "正在制发" if order.is_at_once else "归档时制作",
            "opinion": order.opinion.text if order.opinion else "",
        }
        for order in case.orders if not order.document_id
    ]
