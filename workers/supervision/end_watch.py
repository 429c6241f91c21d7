"""The unit has reported: the watch over its limit ends."""

from hotline.domain.engine_commands import MESSAGE_UNIT_REPORTED, watch_key
from hotline.domain.ports import Engine

TIME_TO_LIVE_MS = 3_600_000


def end_watch(case_id: str, attempt: int, unit_id: str, *, engine: Engine) -> None:
    """Tell the watch beside the unit's task that there is nothing left to watch.

    Reads: case_id, attempt, unit_id. Writes: nothing. BPMN errors: none.
    Idempotent by: message id = watch key.
    """
    key = watch_key(case_id, attempt, unit_id)
    engine.publish_message(MESSAGE_UNIT_REPORTED, key, {}, message_id=key, ttl_ms=TIME_TO_LIVE_MS)
