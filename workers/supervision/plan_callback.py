"""When a caller who wasn't reached is tried again (R-5.3.3)."""

from datetime import timedelta

from hotline.domain.ports import Calendars, Clock

BETWEEN_TRIES = timedelta(hours=6)


def plan_callback(case_id: str, *, calendars: Calendars, clock: Clock) -> dict:
    """The next try, in office hours: six of them later, so at another time of day.

    Reads: case_id. Writes: next_try_at (instant). BPMN errors: none.
    Idempotent by: it changes nothing in the store.
    """
    again = calendars.current().add_work_time(clock.now(), BETWEEN_TRIES).due_at
    return {"next_try_at": again.isoformat(timespec="seconds")}
