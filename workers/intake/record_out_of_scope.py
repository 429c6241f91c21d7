"""The matter is not the government's: the caller was told where to turn (R-2.2, R-3.3)."""

from hotline.domain.case import Case
from hotline.domain.events import EventType
from hotline.domain.ports import CaseStore, Clock
from hotline.domain.roles import SYSTEM
from hotline.domain.status import CaseStatus

EFFECT = "record_out_of_scope"


def record_out_of_scope(case_id: str, *, cases: CaseStore, clock: Clock) -> None:
    """Mark the case as redirected to the organ that the operator named.

    Reads: case_id. Writes: nothing. BPMN errors: none.
    Idempotent by: one redirection per case.
    """

    def redirected(case: Case) -> None:
        if not case.has_done(EFFECT):
            case.move_to(
                CaseStatus.REDIRECTED, EventType.CASE_REDIRECTED, at=clock.now(), by=SYSTEM, effect=EFFECT,
                data={"organ": case.organ or ""},
            )

    cases.change(case_id, redirected)
