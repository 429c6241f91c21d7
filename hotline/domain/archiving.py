"""Binding cases into volumes (立卷, R-5.5.1) and the check before sealing."""

from datetime import datetime

from .case import Case
from .documents import DocumentKind

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


def volume_name(title: str, sequence: int) -> tuple[str, int]:
    """Name of the volume for the `sequence`-th case of its chain, and the place within it, from 1."""
    volume, position = divmod(sequence - 1, CASES_PER_VOLUME)
    return f"{title}第{volume + 1}卷", position + 1


def missing_documents(case: Case) -> list[str]:
    """Official names of the documents that the history demands and the case lacks."""
    missing = []
    for approval in case.approvals:
        if not any(d.id == approval.document_id for d in case.documents):
            missing.append(f"{DocumentKind.APPROVAL_SLIP.label}(第{approval.round}轮)")
    for part in case.assignments:
        issued = {d.id for d in case.documents}
        if part.slip_id not in issued:
            missing.append(f"{DocumentKind.TRANSFER_SLIP.label}({part.unit_name})")
        missing += [
            f"{DocumentKind.URGING_NOTICE.label}({part.unit_name})"
            for urging in part.urgings if urging.document_id not in issued
        ]
        if part.supervision and part.supervision.document_id not in issued:
            missing.append(f"{DocumentKind.SUPERVISION_NOTICE.label}({part.unit_name})")
    if not case.documents_of(DocumentKind.ARCHIVE_COVER):
        missing.append(DocumentKind.ARCHIVE_COVER.label)
    return missing
