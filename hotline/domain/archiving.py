"""Binding cases into volumes (立卷, R-5.5.1), the check before sealing, and the end of a case."""

from collections.abc import Collection
from datetime import datetime

from .assignment import Assignment
from .case import Case, Volume
from .documents import DocumentKind, DocumentRef
from .errors import DocumentMissing
from .events import EventType
from .punctuality import is_on_time
from .roles import SYSTEM
from .status import CaseStatus
from .turning import lapse_turn, parent_closed_command

CASES_PER_VOLUME = 50


def volume_series(case: Case) -> tuple[str, str]:
    """The number chain the case is bound in and its Chinese name.

    Leaders' matters run in order of the date of instruction, others by year and kind.
    """
    instructed = [a.leader.at for a in case.approvals if a.leader]
    if instructed:
        year = datetime.fromisoformat(min(instructed)).year
        return f"volume/leader/{year}", f"{year}年市领导批办交办事项"
    year = datetime.fromisoformat(case.registered_at).year
    return f"volume/{case.kind}/{year}", f"{year}年{case.kind.label}类"


def volume_claim(case_id: str) -> str:
    """What the place in a volume is claimed for."""
    return f"volume/{case_id}"


def placed(case: Case, title: str, sequence: int, *, at: datetime) -> None:
    """Bind the case as the `sequence`-th of its chain, from 1. Idempotent."""
    effect = "assign_volume"
    if case.has_done(effect):
        return
    lapse_turn(case, at=at)
    volume, position = divmod(sequence - 1, CASES_PER_VOLUME)
    case.volume = Volume(name=f"{title}第{volume + 1}卷", position=position + 1)
    case.record(
        EventType.VOLUME_ASSIGNED, at=at, by=SYSTEM, effect=effect,
        data={"volume": case.volume.name, "position": case.volume.position},
    )


def covered(case: Case, cover: DocumentRef, *, at: datetime) -> None:
    """Attach the cover with its contents sheet. Idempotent."""
    effect = "make_cover"
    if not case.has_done(effect):
        case.attach(cover)
        case.record(EventType.COVER_MADE, at=at, by=SYSTEM, effect=effect, data={"document_id": cover.id})


def require_complete(case: Case, kept: Collection[str]) -> None:
    """Raises: DocumentMissing: the history demands a document that is not among those `kept`."""
    if missing := missing_documents(case, kept):
        raise DocumentMissing(missing)


def sealed(case: Case, *, at: datetime) -> None:
    """Seal the case in its volume. Idempotent."""
    effect = "seal_volume"
    if case.has_done(effect) or case.volume is None:
        return
    case.volume.is_sealed = True
    case.record(EventType.VOLUME_SEALED, at=at, by=SYSTEM, effect=effect, data={"volume": case.volume.name})


def closed(case: Case, *, at: datetime) -> None:
    """End the case with its outcome. Idempotent."""
    effect = "close_case"
    if case.has_done(effect):
        return
    case.outcome = _outcome(case)
    case.move_to(
        CaseStatus.ARCHIVED, EventType.CASE_ARCHIVED, at=at, by=SYSTEM, effect=effect,
        data={"outcome": case.outcome, "is_on_time": _all_on_time(case)},
    )
    for child_id in case.child_ids:
        case.ask_engine(parent_closed_command(case.id, child_id))


def missing_documents(case: Case, kept: Collection[str]) -> list[str]:
    """Official names of the documents that the history demands and the store lacks."""
    missing = [
        f"{DocumentKind.APPROVAL_SLIP.label}（第{approval.round}轮）"
        for approval in case.approvals if approval.is_issued and approval.document_id not in kept
    ]
    for part in case.assignments:
        missing += _missing_of_part(part, kept)
    missing += [
        order.kind.label + ("（待负责人审定）" if order.needs_head and order.opinion is None else "")
        for order in case.orders if order.is_pending or (order.document_id and order.document_id not in kept)
    ]
    covers = case.documents_of(DocumentKind.ARCHIVE_COVER)
    if not any(cover.id in kept for cover in covers):
        missing.append(DocumentKind.ARCHIVE_COVER.label)
    return missing


def _missing_of_part(part: Assignment, kept: Collection[str]) -> list[str]:
    demanded = [(DocumentKind.TRANSFER_SLIP, part.slip_id)] if part.slip_id else []
    demanded += [(DocumentKind.URGING_NOTICE, urging.document_id) for urging in part.urgings]
    if part.supervision:
        demanded.append((DocumentKind.SUPERVISION_NOTICE, part.supervision.document_id))
    return [f"{kind.label}（{part.unit_name}）" for kind, document_id in demanded if document_id not in kept]


def _outcome(case: Case) -> str:
    """answered | redirected | handed_over | withdrawn | merged | closed_by_leader | completed."""
    if case.status in _OWN_OUTCOMES:
        return str(case.status)
    return "closed_by_leader" if case.instructing_leader_id else "completed"


def _all_on_time(case: Case) -> bool:
    """Parts of earlier attempts that a turn or a ruling ended owe nothing."""
    return all(
        is_on_time(part, case.assignments) for part in case.assignments if part.report or part.attempt == case.attempt
        if not part.is_relieved
    ) or case.status in _OWN_OUTCOMES


_OWN_OUTCOMES = frozenset({
    CaseStatus.ANSWERED, CaseStatus.REDIRECTED, CaseStatus.HANDED_OVER, CaseStatus.WITHDRAWN, CaseStatus.MERGED,
})
