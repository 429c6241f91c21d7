"""Turns engine records into changes of the projection.

Exporter and consumer may both repeat themselves: a record at or before the partition's last folded
position is passed over, and every change is a put or a delete by key. A low position with a time later than
any seen is no repeat: the engine's data were made anew, and the view begins anew with it.
"""

import json
from collections.abc import Iterable

from .projection import INCIDENTS, INSTANCES, JOBS, TIMERS, USER_TASKS, Changes, Mark, Projection
from .records import EngineRecord, iso_of

USER_TASK_TYPE = "io.camunda.zeebe:userTask"
NO_PARENT = -1
JOB_ENDS = frozenset({"COMPLETED", "CANCELED", "ERROR_THROWN"})
STATES = {
    "ELEMENT_ACTIVATING": "active", "ELEMENT_ACTIVATED": "active", "ELEMENT_COMPLETED": "completed",
    "ELEMENT_TERMINATED": "terminated",
}
REMEMBERED_ROOTS = 50_000


class Fold:
    """Folds batches of records; keeps positions and the roots of instances at hand."""

    def __init__(self, projection: Projection):
        self._projection = projection
        self._marks: dict[int, Mark] = {}
        self._roots: dict[str, str] = {}

    def changes(self, records: Iterable[EngineRecord]) -> Changes:
        """What a batch changes; nothing is kept before `write`."""
        changes = Changes()
        for record in records:
            reached = changes.marks.get(record.partition) or self._mark(record.partition)
            if record.position <= reached.position:
                if record.at_ms <= reached.at_ms:
                    continue
                changes.forget_all()  # an engine that begins anew
            self._fold(record, changes)
            changes.marks[record.partition] = Mark(record.position, max(record.at_ms, reached.at_ms))
        return changes

    def write(self, changes: Changes) -> None:
        """Write the changes of a batch, and go on from there."""
        if changes.marks:
            self._projection.apply(changes)
            self._marks.update(changes.marks)

    def _fold(self, record: EngineRecord, changes: Changes) -> None:
        match record.value_type:
            case "PROCESS_INSTANCE" if record.intent in STATES:
                self._element(record, changes)
            case "JOB":
                self._job(record, changes)
            case "INCIDENT":
                self._incident(record, changes)
            case "TIMER":
                self._timer(record, changes)

    def _element(self, record: EngineRecord, changes: Changes) -> None:
        value, state = record.value, STATES[record.intent]
        if value["bpmnElementType"] == "PROCESS":
            self._instance(record, state, changes)
        step = {"element_id": value["elementId"], "process": value["bpmnProcessId"], "state": state}
        step["began_at" if state == "active" else "ended_at"] = record.at
        changes.step(self._root(str(value["processInstanceKey"])), record.key, step)

    def _instance(self, record: EngineRecord, state: str, changes: Changes) -> None:
        if state != "active":
            return changes.delete(INSTANCES, record.key)
        value, parent = record.value, record.value.get("parentProcessInstanceKey", NO_PARENT)
        root = record.key if parent == NO_PARENT else self._root(str(parent))
        self._remember(record.key, root)
        changes.put(
            INSTANCES, record.key,
            {
                "process": value["bpmnProcessId"], "version": value["version"],
                "definition_key": str(value["processDefinitionKey"]), "root_key": root,
                "parent_key": "" if parent == NO_PARENT else str(parent), "started_at": record.at,
            },
        )

    def _job(self, record: EngineRecord, changes: Changes) -> None:
        value = record.value
        collection = USER_TASKS if value["type"] == USER_TASK_TYPE else JOBS
        if record.intent in JOB_ENDS:
            changes.delete(collection, record.key)
        elif record.intent == "CREATED":
            instance_key = str(value["processInstanceKey"])
            changes.put(
                collection, record.key,
                {
                    "type": value["type"], "element_id": value["elementId"], "instance_key": instance_key,
                    "root_key": self._root(instance_key), "headers": json.dumps(value["customHeaders"]),
                    "retries": value["retries"], "created_at": record.at, "created_at_ms": record.at_ms,
                },
            )

    def _incident(self, record: EngineRecord, changes: Changes) -> None:
        value = record.value
        if record.intent == "RESOLVED":
            changes.delete(INCIDENTS, record.key)
        elif record.intent == "CREATED":
            instance_key = str(value["processInstanceKey"])
            changes.put(
                INCIDENTS, record.key,
                {
                    "instance_key": instance_key, "root_key": self._root(instance_key),
                    "element_id": value["elementId"], "job_key": str(value["jobKey"]),
                    "kind": value["errorType"], "message": value["errorMessage"], "at": record.at,
                },
            )

    def _timer(self, record: EngineRecord, changes: Changes) -> None:
        value = record.value
        if record.intent in ("TRIGGERED", "CANCELED"):
            changes.delete(TIMERS, record.key)
        elif record.intent == "CREATED":
            changes.put(
                TIMERS, record.key,
                {
                    "element_id": value["targetElementId"], "instance_key": str(value["processInstanceKey"]),
                    "due_at_ms": value["dueDate"], "due_at": iso_of(value["dueDate"]),
                },
            )

    def _mark(self, partition: int) -> Mark:
        if partition not in self._marks:
            self._marks[partition] = Mark(*self._projection.mark(partition))
        return self._marks[partition]

    def _root(self, instance_key: str) -> str:
        if instance_key not in self._roots:
            self._remember(instance_key, self._projection.root_of(instance_key) or instance_key)
        return self._roots[instance_key]

    def _remember(self, instance_key: str, root_key: str) -> None:
        if len(self._roots) >= REMEMBERED_ROOTS:
            self._roots.pop(next(iter(self._roots)))
        self._roots[instance_key] = root_key
