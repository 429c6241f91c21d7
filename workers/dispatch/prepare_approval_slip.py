"""The supervision section makes the approval slip of a round (批办单, R-5.2.1)."""

from hotline.domain.approval import Approval
from hotline.domain.case import Case
from hotline.domain.documents import DocumentKind
from hotline.domain.events import EventType
from hotline.domain.ports import CaseStore, Clock, DocumentDesk
from hotline.domain.roles import SYSTEM
from hotline.domain.status import CaseStatus


def prepare_approval_slip(
    case_id: str, round: int, *, cases: CaseStore, documents: DocumentDesk, clock: Clock
) -> None:
    """Give the slip its number; the section drafts on it. What a leader assigned has the leader's word already.

    Reads: case_id, round. Writes: nothing. BPMN errors: none.
    Idempotent by: one slip per case and round.
    """
    effect = f"prepare_approval_slip/{round}"
    now = clock.now()
    document_id, number = documents.number(DocumentKind.APPROVAL_SLIP, approval_claim(case_id, round), now)

    def prepared(case: Case) -> None:
        if case.has_done(effect):
            return
        approval = case.approval
        if approval is None:
            approval = Approval(round=round, number="", document_id="", prepared_at=now.isoformat(timespec="seconds"))
            case.approvals.append(approval)
        approval.number, approval.document_id = number, document_id
        data = {"round": round, "number": number}
        if case.status is CaseStatus.AWAITING_APPROVAL:
            case.record(EventType.APPROVAL_PREPARED, at=now, by=SYSTEM, effect=effect, data=data)
        else:
            case.move_to(
                CaseStatus.AWAITING_APPROVAL, EventType.APPROVAL_PREPARED, at=now, by=SYSTEM, effect=effect, data=data
            )

    cases.change(case_id, prepared)


def approval_claim(case_id: str, round: int) -> str:
    """What the slip's number is claimed for."""
    return f"{DocumentKind.APPROVAL_SLIP}/{case_id}/{round}"
