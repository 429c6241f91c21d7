"""What an engine did for one case, read from its records."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

Record = Mapping[str, Any]


@dataclass(frozen=True)
class OpenJob:
    """A job that waits to be done."""

    key: str
    type: str
    element_id: str


@dataclass(frozen=True)
class Timer:
    """A timer; `due_ms` in milliseconds of the engine's time."""

    key: str
    element_id: str
    due_ms: int


@dataclass
class Trace:
    """The path of one case through the main process and everything it called."""

    flows: list[str] = field(default_factory=list)
    elements: list[str] = field(default_factory=list)
    terminated: list[str] = field(default_factory=list)
    processes: set[str] = field(default_factory=set)
    open_jobs: list[OpenJob] = field(default_factory=list)
    done_jobs: set[str] = field(default_factory=set)
    fired: set[str] = field(default_factory=set)
    cancelled: set[str] = field(default_factory=set)
    incidents: list[str] = field(default_factory=list)
    has_ended: bool = False
    instances: int = 0
    _timers: dict[str, Timer] = field(default_factory=dict)
    _messages: list[str] = field(default_factory=list)

    def timers(self, element_id: str) -> list[Timer]:
        """Timers that wait at an element."""
        return [timer for timer in self._timers.values() if timer.element_id == element_id]

    def correlated(self, name: str) -> list[str]:
        """Messages of this name that the case has taken."""
        return [message for message in self._messages if message == name]

    def passed(self, *element_ids: str) -> bool:
        """Whether these elements were completed in this order, others in between or not."""
        rest = iter(self.elements)
        return all(element in rest for element in element_ids)


def read_trace(records: Iterable[Record], case_id: str) -> Trace:
    """The trace of the case whose instances carry `case_id`."""
    events = [record for record in records if record["recordType"] == "EVENT"]
    mine = {
        record["value"]["processInstanceKey"] for record in events
        if record["valueType"] == "VARIABLE" and record["value"]["name"] == "case_id"
        and record["value"]["value"] == json.dumps(case_id)
    }
    trace = Trace()
    jobs: dict[str, OpenJob] = {}
    for record in events:
        if record["value"].get("processInstanceKey") in mine:
            _FOLDS.get(record["valueType"], _ignore)(trace, jobs, record)
    trace.open_jobs = list(jobs.values())
    return trace


def _process_instance(trace: Trace, _: dict[str, OpenJob], record: Record) -> None:
    value, intent = record["value"], record["intent"]
    is_root = value["bpmnElementType"] == "PROCESS" and value["parentProcessInstanceKey"] == -1
    if intent == "SEQUENCE_FLOW_TAKEN":
        trace.flows.append(value["elementId"])
    elif intent == "ELEMENT_COMPLETED":
        trace.elements.append(value["elementId"])
        trace.has_ended |= is_root
    elif intent == "ELEMENT_TERMINATED":
        trace.terminated.append(value["elementId"])
        trace.has_ended |= is_root
    elif intent == "ELEMENT_ACTIVATED":
        trace.processes.add(value["bpmnProcessId"])
        trace.instances += is_root


def _job(trace: Trace, jobs: dict[str, OpenJob], record: Record) -> None:
    key, value = str(record["key"]), record["value"]
    if record["intent"] == "CREATED":
        jobs[key] = OpenJob(key, value["type"], value["elementId"])
    elif record["intent"] in ("COMPLETED", "CANCELED", "ERROR_THROWN"):
        jobs.pop(key, None)
        if record["intent"] != "CANCELED":
            trace.done_jobs.add(key)


def _timer(trace: Trace, _: dict[str, OpenJob], record: Record) -> None:
    key, value = str(record["key"]), record["value"]
    if record["intent"] == "CREATED":
        trace._timers[key] = Timer(key, value["targetElementId"], value["dueDate"])
    else:
        trace._timers.pop(key, None)
        (trace.fired if record["intent"] == "TRIGGERED" else trace.cancelled).add(key)


def _incident(trace: Trace, _: dict[str, OpenJob], record: Record) -> None:
    if record["intent"] == "CREATED":
        trace.incidents.append(f"{record['value']['elementId']}: {record['value']['errorMessage']}")


def _message(trace: Trace, _: dict[str, OpenJob], record: Record) -> None:
    if record["intent"] == "CORRELATED":
        trace._messages.append(record["value"]["messageName"])


def _ignore(*_: object) -> None:
    """Other records say nothing about the path."""


_FOLDS = {
    "PROCESS_INSTANCE": _process_instance, "JOB": _job, "TIMER": _timer, "INCIDENT": _incident,
    "PROCESS_MESSAGE_SUBSCRIPTION": _message,
}
