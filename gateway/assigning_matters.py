"""A leader's matter without a call (交办, R-2.4), and the ledger of what leaders instructed (交办批办台账)."""

from typing import Any

from starlette.datastructures import FormData

from hotline.domain.access import View, view_of
from hotline.domain.assigning import AssignForm, register_assigned
from hotline.domain.attachments import ASSIGNING, EvidenceKind
from hotline.domain.case import Case
from hotline.domain.errors import FieldsRefused, NotFound
from hotline.domain.roles import Actor

from . import wording
from .attaching import chosen_fields, keep_sent
from .choice_checking import choice_faults
from .engine_telling import tell_engine
from .kit import Kit
from .naming import names_of


def scan_of(kit: Kit, actor: Actor, form_data: FormData) -> dict[str, Any]:
    """Keep the scan that came with the form, or take the one chosen before. Raises: FieldsRefused."""
    new = [one.id for one in keep_sent(kit, actor, ASSIGNING, form_data, (EvidenceKind.SCAN,))]
    chosen = form_data.get("scan_id")
    return scan_named(kit, actor, new[-1] if new else chosen if isinstance(chosen, str) else "")


def scan_named(kit: Kit, actor: Actor, scan_id: Any) -> dict[str, Any]:
    """The form's field for a scan that was uploaded before. Raises: FieldsRefused: it isn't this person's."""
    return chosen_fields(kit, actor, ASSIGNING, AssignForm, [scan_id] if scan_id else [])


def assign(kit: Kit, actor: Actor, form: AssignForm, key: str) -> Case:
    """Register the matter. The same person's same key always gives the same case.

    Raises:
        AccessRefused: neither a leader nor a leader's secretary.
        FieldsRefused: the form has faults; nothing was kept.
    """
    at, topic_fault = kit.clock.now(), kit.topics.tree().fault(form.topic)
    faults = {**choice_faults(kit, form), **({"topic": topic_fault} if topic_fault else {}), **form.faults()}
    if faults:
        raise FieldsRefused(faults)
    series, effect = f"case/{at.year}", f"assign/{actor.account_id}/{key}"
    trial = register_assigned(form, "", at=at, by=actor, effect=effect, directory=kit.directory)
    case_id = f"{at.year}-{kit.numbers.claim(series, f'{series}/{effect}'):06d}"
    case = _registered(kit, case_id)
    if case is None:
        case = register_assigned(form, case_id, at=at, by=actor, effect=effect, directory=kit.directory)
        kit.cases.add(case)
    if trial.approvals[0].scan_id:
        kit.attachments.take_off(kit.attachments.get(trial.approvals[0].scan_id))
    tell_engine(kit, case)
    return case


def ledger_of(kit: Kit, actor: Actor) -> list[dict[str, Any]]:
    """Matters that leaders instructed or assigned, in order of instruction; for a leader those put before them."""
    names = names_of(kit)
    cases = [case for case in kit.case_lists.of_leaders() if view_of(actor, case) is View.FULL]
    return [_line(place, case, names) for place, case in enumerate(cases, start=1)]


def _line(place: int, case: Case, names: dict[str, str]) -> dict[str, Any]:
    first = next(a for a in case.approvals if a.leader)
    last = next((review for review in reversed(case.reviews) if review.by_leader), None)
    return {
        "place": place, "case_id": case.id, "subject": case.subject, "origin_label": case.origin.label,
        "instructed_at": first.leader.at, "leader": names.get(first.leader_id, first.leader_name),
        "opinion": first.leader.text, "entered_by": first.leader.entered_by,
        "units": [names.get(unit_id, unit_id) for unit_id in case.latest_unit_ids],
        "due_at": max((part.due_at for part in case.current_assignments if part.is_open), default=""),
        "status": case.status, "status_label": case.status.label, "is_open": case.is_open, "rounds": case.round,
        "result": last.opinion.text if last else wording.outcome(case.outcome),
        "result_at": last.opinion.at if last else "",
    }


def _registered(kit: Kit, case_id: str) -> Case | None:
    try:
        return kit.cases.get(case_id)
    except NotFound:
        return None
