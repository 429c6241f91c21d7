"""A matter that can't be done yet goes on the watch list (挂账, R-4.4)."""

from datetime import date, datetime

from hotline.domain.ports import Calendars, CaseStore, Clock
from hotline.domain.turning import shelved


def shelve_case(case_id: str, *, cases: CaseStore, calendars: Calendars, clock: Clock) -> dict:
    """Stop the course until the day of review.

    Reads: case_id. Writes: shelf_due_at (instant: the first office hour of the day of review, or after it).
    BPMN errors: none. Idempotent by: the turn.
    """
    days: list[str] = []
    now = clock.now()
    cases.change(case_id, lambda case: days.append(shelved(case, at=now)))
    midnight = datetime.combine(date.fromisoformat(days[-1]), datetime.min.time(), tzinfo=now.tzinfo)
    return {"shelf_due_at": calendars.current().next_working_time(midnight).isoformat(timespec="seconds")}
