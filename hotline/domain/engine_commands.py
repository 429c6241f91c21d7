"""What a case asks of the engine, kept with the case until it has been done.

Written in the same update as the state they follow from, so a crash loses none; each may be sent twice.
"""

from typing import Any, Literal

from pydantic import BaseModel, Field


class EngineCommand(BaseModel):
    """One command, removed from the case when the engine has it.

    - `start`: publish the start message `name` of process `case` or `document` (message id = `id`, no time to
      live: with a living instance of the same correlation key nothing starts).
    - `complete_task`: complete the job `job_key`; a job that is gone counts as done.
    - `publish`: publish message `name` with `correlation_key`, message id = `id`.
    """

    id: str
    kind: Literal["start", "complete_task", "publish"]
    job_key: str = ""
    name: str = ""
    correlation_key: str = ""
    variables: dict[str, Any] = Field(default_factory=dict)


MESSAGE_CASE_REGISTERED = "case_registered"
MESSAGE_UNIT_REPORTED = "unit_reported"
MESSAGE_LIMIT_MOVED = "limit_moved"
MESSAGE_URGE_BY_HAND = "urge_by_hand"
MESSAGE_COURSE_TURNED = "course_turned"
MESSAGE_SHELF_ENDED = "shelf_ended"
MESSAGE_PARENT_CLOSED = "parent_closed"
MESSAGE_MERGE_UNDONE = "merge_undone"
MESSAGE_EXTENSION_REQUESTED = "extension_requested"
MESSAGE_UNIT_EXCUSED = "unit_excused"
MESSAGE_DOCUMENT_ORDERED = "document_ordered"


def watch_key(case_id: str, attempt: int, unit_id: str) -> str:
    """Correlation key of the watch over one unit's limit; the model builds the same."""
    return f"{case_id}/{attempt}/{unit_id}"
