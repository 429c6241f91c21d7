"""What an engine did for one case, read from its records."""

import json
from collections import defaultdict
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


class RecordBook:
    """An engine's events, filed by the case whose id their process instance carries."""

    def __init__(self) -> None:
        self.count = 0
        self._by_instance: dict[int, list[Record]] = defaultdict(list)
        self._instances: dict[str, set[int]] = defaultdict(set)

    def add(self, records: Iterable[Record]) -> None:
        """File the records that came next; commands are left out."""
        for record in records:
            self.count += 1
            value = record["value"]
            if record["recordType"] != "EVENT" or "processInstanceKey" not in value:
                continue
            if record["valueType"] in _FOLDS:
                self._by_instance[value["processInstanceKey"]].append(record)
            elif record["valueType"] == "VARIABLE" and value["name"] == "case_id":
                self._instances[json.loads(value["value"])].add(value["processInstanceKey"])

    def trace(self, case_id: str) -> Trace:
        """The trace of a case."""
        mine = [record for key in self._instances[case_id] for record in self._by_instance[key]]
        trace, jobs = Trace(), {}
        for record in sorted(mine, key=lambda record: record["position"]):
            _FOLDS[record["valueType"]](trace, jobs, record)
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


_FOLDS = {
    "PROCESS_INSTANCE": _process_instance, "JOB": _job, "TIMER": _timer, "INCIDENT": _incident,
    "PROCESS_MESSAGE_SUBSCRIPTION": _message,
}
