"""The unit has reported, or owes nothing any more: the watch over its limit ends."""

from hotline.domain.engine_commands import MESSAGE_UNIT_REPORTED, watch_key
from hotline.domain.ports import CaseStore, Engine

TIME_TO_LIVE_MS = 3_600_000


def end_watch(case_id: str, attempt: int, unit_id: str, *, cases: CaseStore, engine: Engine) -> None:
    """Tell the watch beside the unit's task that there is nothing left to watch.

    Under a turn nothing is told: the engine ends the watch with the whole course, and a message that interrupts it
    in that very moment leaves an instance of Zeebe 8.0 stuck (docs/adr/0015).

    Reads: case_id, attempt, unit_id. Writes: nothing. BPMN errors: none.
    Idempotent by: message id = watch key.
    """
    if cases.get(case_id).turn is not None:
        return
    key = watch_key(case_id, attempt, unit_id)
    engine.publish_message(MESSAGE_UNIT_REPORTED, key, {}, message_id=key, ttl_ms=TIME_TO_LIVE_MS)
