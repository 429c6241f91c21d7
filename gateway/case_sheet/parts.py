"""The units' parts in a case, as far as somebody sees them."""

from typing import Any

from hotline.domain.access import may_see_attachment
from hotline.domain.assignment import Assignment, InnerAssignment, Ruling
from hotline.domain.case import Case
from hotline.domain.roles import Actor, Role
from hotline.domain.status import CaseStatus

RETURN_RULINGS = {"reject": "不同意退单", "replace": "同意退单，改由其他单位承办", "excuse": "同意退单，免予办理"}
EXTENSION_RULINGS = {"grant": "同意延期", "refuse": "不同意延期"}


def assignments_of(case: Case, actor: Actor, names: dict[str, str], is_full: bool) -> list[dict[str, Any]]:
    """All parts for the center; for a unit its own, and the progress of those beside it.

    The municipal office sees the parts handed over to it.
    """
    if is_full:
        return [_whole(part, case, actor, names) for part in case.assignments]
    if actor.has(Role.MUNICIPAL_OFFICE):
        return [_whole(part, case, actor, names) for part in case.assignments if part.supervision]
    attempts = {part.attempt for part in case.assignments if part.unit_id == actor.unit_id}
    return [
        _whole(part, case, actor, names) if part.unit_id == actor.unit_id else _progress(part, case)
        for part in case.assignments if part.attempt in attempts
    ]


def _progress(part: Assignment, case: Case) -> dict[str, Any]:
    return {
        "unit_id": part.unit_id, "unit_name": part.unit_name, "role_label": part.role.label,
        "round": part.round, "attempt": part.attempt, "is_current": part.attempt == case.attempt,
        "is_open": part.is_open, "is_running": _is_running(part, case),
        "issued_at": part.issued_at, "due_at": part.due_at, "signed_at": part.signed_at,
        "reported_at": part.report.at if part.report else "", "interim_count": len(part.interim_reports),
        "state_label": _state_label(part, case), "is_whole": False,
    }


def _is_running(part: Assignment, case: Case) -> bool:
    """Whether the unit's limit runs now."""
    return part.is_open and part.attempt == case.attempt and case.status in CaseStatus.awaiting_unit()


def _state_label(part: Assignment, case: Case) -> str:
    if part.report:
        return "已反馈"
    if part.is_relieved:
        return "免予办理" if part.excused else "退单已准"
    if part.attempt != case.attempt:
        return "已另行办理"
    if case.status in CaseStatus.aside():
        return "已中止"
    return "退单待裁定" if part.is_being_ruled_on else "已签收" if part.signed_at else "未签收"


def _whole(part: Assignment, case: Case, actor: Actor, names: dict[str, str]) -> dict[str, Any]:
    return _progress(part, case) | {
        "is_whole": True, "limit_text": part.limit_text, "counted_on": part.counted_on,
        "is_extended": part.is_extended, "signed_by_name": part.signed_by_name,
        "replaces": names.get(part.replaces_unit_id, part.replaces_unit_id),
        "returned": _returned(part, names), "extension": _extension(part),
        "excused": part.excused.model_dump() if part.excused else None,
        "inner": [_inner(one, part, actor) for one in part.inner],
        "interim_reports": [report.model_dump() for report in part.interim_reports],
        "urgings": [urging.model_dump(exclude={"by"}) for urging in part.urgings],
        "supervision": part.supervision.model_dump() if part.supervision else None,
        "report": _report(part, case, actor),
    }


def _inner(given: InnerAssignment, part: Assignment, actor: Actor) -> dict[str, Any]:
    """Who of the unit has it; the word that came with it is between the unit's people."""
    is_own = actor.has(*Role.unit()) and actor.unit_id == part.unit_id
    return given.model_dump(exclude={"account_id", "word"}) | {"word": given.word if is_own else ""}


def _returned(part: Assignment, names: dict[str, str]) -> dict[str, Any] | None:
    if part.returned is None:
        return None
    return part.returned.model_dump(include={"at", "by_name", "reason", "ground"}) | {
        "ruling": _ruling(part.returned.ruling, RETURN_RULINGS),
        "replacing_unit": names.get(part.returned.replacing_unit_id, part.returned.replacing_unit_id),
    }


def _extension(part: Assignment) -> dict[str, Any] | None:
    if part.extension is None:
        return None
    return part.extension.model_dump(include={"at", "by_name", "workdays", "reason"}) | {
        "ruling": _ruling(part.extension.ruling, EXTENSION_RULINGS)
    }


def _ruling(ruling: Ruling | None, labels: dict[str, str]) -> dict[str, Any] | None:
    if ruling is None:
        return None
    return ruling.model_dump(exclude={"by"}) | {"label": labels.get(ruling.outcome, ruling.outcome)}


def _report(part: Assignment, case: Case, actor: Actor) -> dict[str, Any] | None:
    if part.report is None:
        return None
    seen = [e for e in part.report.attachments if may_see_attachment(actor, case, part, e)]
    return part.report.model_dump(exclude={"by", "attachments"}) | {
        "attachments": [evidence.model_dump() for evidence in seen]
    }
