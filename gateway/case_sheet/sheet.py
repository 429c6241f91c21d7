"""The sheet of a case, by view."""

from typing import Any

from hotline.domain.access import View, may_ask_reveal, may_see_document, may_see_identity
from hotline.domain.acts import acts_open_to
from hotline.domain.case import Case
from hotline.domain.roles import Actor, Role
from hotline.domain.tasks import OpenTask

from .. import wording
from ..act_groups import acts_of, grouped
from .course import approvals_of, callbacks_of, history_of, reviews_of
from .parts import assignments_of
from .turns import turns_of

CODES = ("kind", "urgency", "importance", "secrecy", "way")


def sheet_of(
    case: Case, view: View, actor: Actor, *, names: dict[str, str], tasks: list[OpenTask]
) -> dict[str, Any]:
    """What `actor` sees. `names` are units' and leaders' names, `tasks` the case's open tasks."""
    is_full = view is View.FULL
    sheet = {
        "case_id": case.id, "view": view.value, "status": case.status, "status_label": case.status.label,
        "is_open": case.is_open, "is_protected": case.is_protected,
        "round": case.round, "attempt": case.attempt,
        "registered_at": case.registered_at, **_matter(case, is_full),
        **{name: getattr(case, name) for name in CODES},
        **{f"{name}_label": getattr(case, name).label for name in CODES},
        "standing": _standing(tasks, names, actor, is_full),
        "assignments": assignments_of(case, actor, names, is_full),
        **turns_of(case, actor, names, is_full), **_acts(case, actor),
        "reviews": reviews_of(case, actor, is_full),
        "documents": [_document(d, names) for d in case.documents if may_see_document(actor, case, d)],
        "may": _permissions(case, actor),
    }
    if is_full:
        sheet |= _center_side(case, names) | {
            "approvals": approvals_of(case, names, is_full), "callbacks": callbacks_of(case),
            "history": history_of(case) if actor.has(*Role.center()) else [],
        }
    elif not case.is_protected:
        sheet["approvals"] = approvals_of(case, names, is_full)
    return sheet


def _matter(case: Case, is_full: bool) -> dict[str, Any]:
    if is_full:
        return {"subject": case.subject, "content": case.content, "place": case.place, "topic": case.topic}
    return {
        "subject": case.subject_for_units, "content": case.text_for_units, "place": case.place_for_units,
        "topic": case.topic,
    }


def _center_side(case: Case, names: dict[str, str]) -> dict[str, Any]:
    return {
        "operator_number": case.operator_number, "call_seconds": case.call_seconds, "district": case.district,
        "old_number": case.old_number, "unit_text": case.unit_text, "is_anonymous": case.is_anonymous,
        "reports_wrongdoing": case.reports_wrongdoing, "origin_label": case.origin.label,
        "is_text_checked": bool(case.text_checked_by),
        "reported_unit": names.get(case.reported_unit_id, case.reported_unit_id),
        "organ_label": told.label if (told := case.organ or case.service) else "", "answer": case.answer,
        "volume": case.volume.model_dump() if case.volume else None, "outcome": case.outcome,
        "outcome_label": wording.outcome(case.outcome),
    }


def _standing(
    tasks: list[OpenTask], names: dict[str, str], actor: Actor, is_full: bool
) -> list[dict[str, Any]]:
    return [
        {
            "key": task.key if task.group in actor.groups else "", "title": wording.task_title(task.element_id),
            "who": wording.group_label(task.group, names), "due_at": task.due_at, "opened_at": task.opened_at,
            "group": task.group, "element_id": task.element_id,
        }
        for task in tasks if is_full or task.group in actor.groups
    ]


def _document(document: Any, names: dict[str, str]) -> dict[str, Any]:
    return {
        "document_id": document.id, "number": document.number, "kind": document.kind,
        "kind_label": document.kind.label, "issued_at": document.issued_at, "pages": document.pages,
        "to": names.get(document.unit_id, ""),
    }


def _permissions(case: Case, actor: Actor) -> dict[str, bool]:
    return {
        "see_identity": may_see_identity(actor, case), "reason_needed": case.is_protected,
        "ask_reveal": may_ask_reveal(actor, case),
    }


def _acts(case: Case, actor: Actor) -> dict[str, Any]:
    """What this person can do on the case now, in the table's order and in groups."""
    acts = acts_open_to(case, actor)
    return {"acts": acts_of(acts), "act_groups": grouped(acts)}
