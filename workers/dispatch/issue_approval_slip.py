"""The slip is printed with the opinions of head and leader (R-5.2.1)."""

from hotline.domain.archiving import volume_claim, volume_series
from hotline.domain.case import Case
from hotline.domain.documents import DocumentKind
from hotline.domain.events import EventType
from hotline.domain.ports import CaseStore, Clock, DocumentDesk, Numbers
from hotline.domain.roles import SYSTEM
from hotline.domain.status import CaseStatus

from .prepare_approval_slip import approval_claim


def issue_approval_slip(
    case_id: str, round: int, *, cases: CaseStore, documents: DocumentDesk, numbers: Numbers, clock: Clock
) -> None:
    """Print the slip under the number it was prepared with.

    A matter that a leader instructed takes its place in the leaders' volumes now, so that they run in order of
    the date of instruction (R-5.5.1). A matter that a leader assigned is approved by being issued.

    Reads: case_id, round. Writes: nothing. BPMN errors: none.
    Idempotent by: one slip per case and round.
    """
    effect = f"issue_approval_slip/{round}"
    case = cases.get(case_id)
    if case.has_done(effect):
        return
    if case.instructing_leader_id:
        numbers.claim(volume_series(case)[0], volume_claim(case_id))
    now = clock.now()
    ref = documents.issue(DocumentKind.APPROVAL_SLIP, case, claim=approval_claim(case_id, round), at=now)

    def issued(case: Case) -> None:
        if case.has_done(effect):
            return
        case.attach(ref)
        for approval in case.approvals:
            approval.is_issued = approval.is_issued or approval.round == round
        data = {"round": round, "document_id": ref.id}
        if case.status is CaseStatus.AWAITING_APPROVAL:
            case.move_to(CaseStatus.APPROVED, EventType.APPROVAL_ISSUED, at=now, by=SYSTEM, effect=effect, data=data)
        else:
            case.record(EventType.APPROVAL_ISSUED, at=now, by=SYSTEM, effect=effect, data=data)

    cases.change(case_id, issued)
