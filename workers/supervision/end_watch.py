"""The unit has reported, or owes nothing any more: the watch over its limit ends."""

from hotline.domain.case import Case
from hotline.domain.engine_commands import MESSAGE_UNIT_REPORTED, watch_key
from hotline.domain.ports import CaseStore, Clock, Engine

TIME_TO_LIVE_MS = 3_600_000


def end_watch(
    case_id: str, attempt: int, unit_id: str, *, cases: CaseStore, engine: Engine, clock: Clock
) -> None:
    """Tell the watch beside the unit's task that there is nothing left to watch.

    It is noted in the case before the watch is told, so that no turn is ordered in that moment; and under a turn
    nothing is told: the engine ends the watch with the whole course. An interrupting message within an ending
    course leaves an instance of Zeebe 8.0 stuck (docs/adr/0015).

    Reads: case_id, attempt, unit_id. Writes: nothing. BPMN errors: none.
    Idempotent by: message id = watch key.
    """

    def noted(case: Case) -> None:
        part = case.assignment(unit_id, attempt)
        if case.turn is None and not part.watch_ended_at:
            part.watch_ended_at = clock.now().isoformat(timespec="seconds")

    if cases.change(case_id, noted).turn is not None:
        return
    key = watch_key(case_id, attempt, unit_id)
    engine.publish_message(MESSAGE_UNIT_REPORTED, key, {}, message_id=key, ttl_ms=TIME_TO_LIVE_MS)
