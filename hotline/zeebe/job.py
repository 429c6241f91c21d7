"""A job as the engine hands it out."""

import json
from dataclasses import dataclass
from typing import Any

from pyzeebe.proto.gateway_pb2 import ActivatedJob

from ..domain.job import JobInfo


@dataclass(frozen=True)
class Job:
    """A job taken from the engine, with the variables asked for and the headers of its element."""

    info: JobInfo
    variables: dict[str, Any]
    headers: dict[str, str]

    @property
    def key(self) -> str:
        """The same each time the job is tried again."""
        return self.info.key

    @property
    def case_id(self) -> str:
        """The case, where the variable was fetched; for logs."""
        return str(self.variables.get("case_id", ""))


def from_answer(raw: ActivatedJob) -> Job:
    """Decode one job of an ActivateJobs answer."""
    info = JobInfo(
        key=str(raw.key), type=raw.type, element_id=raw.elementId, process=raw.bpmnProcessId,
        instance_key=str(raw.processInstanceKey), retries=raw.retries,
    )
    return Job(info, json.loads(raw.variables or "{}"), json.loads(raw.customHeaders or "{}"))
