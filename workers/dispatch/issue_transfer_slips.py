"""The matter goes to the units, a slip each, and the clock starts (转办, R-5.2.2)."""

from datetime import datetime

from hotline.domain.avoidance import units_to_avoid
from hotline.domain.case import Case
from hotline.domain.dispatching import assign_units, dispatched, slip_claim
from hotline.domain.documents import DocumentKind
from hotline.domain.limits import Limit
from hotline.domain.ports import Calendars, CaseStore, Clock, Directory, DocumentDesk


def issue_transfer_slips(
    case_id: str, round: int, attempt: int, unit_ids: list, lead_unit_id: str, limit: dict,
    *, cases: CaseStore, documents: DocumentDesk, directory: Directory, calendars: Calendars, clock: Clock,
) -> dict:
    """Assign the units, print a slip for each, and start the clock at dispatch.

    The assignments are kept before the slips are printed, so that a repeat prints the same limit.

    Reads: case_id, round, attempt, unit_ids, lead_unit_id, limit. Writes: unit_ids (those that still owe a
    report), due_at. BPMN errors: none. Idempotent by: case and attempt; slips by case, attempt and unit.
    """
    units = [directory.unit(unit_id) for unit_id in unit_ids]
    now = clock.now()
    deadline = Limit(**limit).lay_on(calendars.current(), now)

    def assigned(case: Case) -> None:
        assign_units(
            case, units, lead_unit_id=lead_unit_id, round=round, attempt=attempt, at=now, deadline=deadline,
            limit_text=Limit(**limit).label, avoided=units_to_avoid(case.reported_unit_id, directory.units()),
        )

    case = cases.change(case_id, assigned)
    parts = [a for a in case.assignments if a.attempt == attempt]
    slips = {
        part.unit_id: documents.issue(
            DocumentKind.TRANSFER_SLIP, case, claim=slip_claim(case_id, attempt, part.unit_id),
            at=datetime.fromisoformat(part.issued_at), unit_id=part.unit_id,
        )
        for part in parts
    }
    case = cases.change(case_id, lambda case: dispatched(case, slips, round=round, attempt=attempt, at=now))
    pending = [part.unit_id for part in case.assignments if part.attempt == attempt and part.is_open]
    return {"unit_ids": pending, "due_at": parts[0].due_at}
