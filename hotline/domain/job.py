"""What a job module may know of the job it does."""

from dataclasses import dataclass


@dataclass(frozen=True)
class JobInfo:
    """One job of the engine: `key` is the same each time the job is tried again.

    `instance_key` is the process instance the job belongs to: in a called process the called one's.
    """

    key: str
    type: str
    element_id: str
    process: str
    instance_key: str
    retries: int
