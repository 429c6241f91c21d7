"""The course of a case: rounds of approval, reviews, callbacks, history."""

from typing import Any

from hotline.domain.case import Case
from hotline.domain.roles import Actor

from .. import wording

DETAIL_LABELS = {
    "opinion": "意见", "answer": "答复", "handling": "办理情况", "public_answer": "答复意见", "note": "记录",
    "reason": "理由", "explained": "向来话人说明", "review_on": "复查日期", "channel": "方式", "person": "受话人",
    "promise": "承诺", "person_in_charge": "承办人", "inner_due_on": "内部完成日期",
}


def approvals_of(case: Case, names: dict[str, str], is_full: bool) -> list[dict[str, Any]]:
    """Each round's slip with what head and leader wrote on it; the section's draft and the scan are the center's."""
    return [
        {
            "round": a.round, "number": a.number, "prepared_at": a.prepared_at, "is_major": a.is_major,
            "draft": a.draft.model_dump(exclude={"by"}) if a.draft and is_full else None,
            "head": a.head.model_dump(exclude={"by"}) if a.head else None,
            "leader": a.leader.model_dump(exclude={"by"}) if a.leader else None,
            "substitute_title": names.get(a.substitute_id, a.substitute_id), "scan_id": a.scan_id if is_full else "",
            "leader_title": names.get(a.leader_id, a.leader_id),
            "units": [names.get(u, u) for u in a.unit_ids],
            "limit_workdays": a.leader_limit_workdays,
        }
        for a in case.approvals
    ]


def reviews_of(case: Case, actor: Actor, is_full: bool) -> list[dict[str, Any]]:
    """All judgements for the center; for a unit those of the attempts it took part in."""
    attempts = {part.attempt for part in case.assignments if part.unit_id == actor.unit_id}
    return [
        {
            "round": r.round, "attempt": r.attempt, "outcome": r.outcome,
            "outcome_label": wording.outcome(r.outcome), "title": r.opinion.title, "name": r.opinion.name,
            "text": r.opinion.text, "at": r.opinion.at, "by_leader": r.by_leader,
            "entered_by": r.opinion.entered_by, "acting_for": r.opinion.acting_for, "scan_id": r.scan_id,
        }
        for r in case.reviews if is_full or r.attempt in attempts
    ]


def callbacks_of(case: Case) -> list[dict[str, Any]]:
    """Every callback with its marks."""
    return [
        c.model_dump(exclude={"by"}) | {"outcome_label": wording.outcome(c.outcome)} for c in case.callbacks
    ]


def history_of(case: Case) -> list[dict[str, Any]]:
    """Who did what when, with the words that stay in the center."""
    return [
        {
            "seq": entry.seq, "at": entry.at, "event": entry.event, "event_label": entry.event.label,
            "by": entry.by_name, "status_label": entry.status.label,
            "details": [
                (DETAIL_LABELS.get(name, name), str(text)) for name, text in entry.detail.items() if text
            ],
        }
        for entry in case.history
    ]
