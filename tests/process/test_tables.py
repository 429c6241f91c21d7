"""The decision tables, evaluated by the engines themselves."""

import json

import pytest
from pyzeebe.proto.gateway_pb2 import CreateProcessInstanceRequest, CreateProcessInstanceWithResultRequest

from hotline.testing.answers import START
from hotline.testing.engine_process import EngineProcess
from hotline.zeebe.channel import Channel

PROBE = """<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0"
    id="Probe" targetNamespace="probe">
  <process id="probe_{table}" isExecutable="true">
    <startEvent id="start"><outgoing>to_table</outgoing></startEvent>
    <sequenceFlow id="to_table" sourceRef="start" targetRef="table"/>
    <businessRuleTask id="table">
      <extensionElements><zeebe:calledDecision decisionId="{table}_r1" resultVariable="result"/></extensionElements>
      <incoming>to_table</incoming><outgoing>to_end</outgoing>
    </businessRuleTask>
    <sequenceFlow id="to_end" sourceRef="table" targetRef="end"/>
    <endEvent id="end"><incoming>to_end</incoming></endEvent>
  </process>
</definitions>"""


def decide(engine: EngineProcess, table: str, **inputs: object) -> object:
    """What the table says, by a process of one step on the real engine."""
    engine.client.deploy_resources({f"probe_{table}.bpmn": PROBE.format(table=table).encode()})
    request = CreateProcessInstanceRequest(
        bpmnProcessId=f"probe_{table}", version=-1, variables=json.dumps({**START, **inputs})
    )
    channel = Channel(engine.address)
    answer = channel.call(
        channel.stub.CreateProcessInstanceWithResult,
        CreateProcessInstanceWithResultRequest(request=request, requestTimeout=10_000), timeout_s=15,
    )
    channel.close()
    return json.loads(answer.variables)["result"]


@pytest.mark.requirement("R-5.1.2")
@pytest.mark.parametrize(("inputs", "route"), [
    ({"way": "answer"}, "answer"), ({"way": "pass_on"}, "pass_on"), ({"way": "redirect"}, "redirect"),
    ({"way": "transfer"}, "transfer"), ({"way": "approve"}, "approve"),
    ({"way": "answer", "in_scope": False}, "redirect"),
    ({"way": "answer", "importance": "complex"}, "answer"),
    ({"way": "transfer", "importance": "important"}, "approve"),
    ({"way": "transfer", "importance": "complex", "urgency": "very_urgent"}, "approve"),
    ({"way": "transfer", "importance": "important", "urgency": "emergency"}, "transfer"),
    ({"way": "approve", "importance": "important", "urgency": "emergency"}, "transfer"),
    ({"way": "approve", "urgency": "emergency", "unit_ids": []}, "approve"),
    ({"way": "transfer", "urgency": "emergency", "is_assigned": True}, "approve"),
    ({"way": "hand_over"}, "hand_over"), ({"way": "hand_over", "in_scope": False, "urgency": "emergency"}, "hand_over"),
    ({"way": "answer", "resume_at": "approval"}, "approve"),
    ({"way": "hand_over", "resume_at": "instruction"}, "approve"),
])
def test_triage(engine: EngineProcess, inputs: dict, route: str) -> None:
    """The operator's way holds, but scope, importance and emergencies come first."""
    assert decide(engine, "triage", **inputs) == route


@pytest.mark.requirement("R-5.3.1")
@pytest.mark.parametrize(("inputs", "amount", "unit"), [
    ({}, 5, "workday"), ({"kind": "consultation"}, 1, "workday"), ({"kind": "suggestion"}, 5, "workday"),
    ({"urgency": "urgent"}, 3, "workday"), ({"urgency": "urgent", "kind": "consultation"}, 1, "workday"),
    ({"urgency": "very_urgent", "kind": "consultation"}, 8, "work_hour"), ({"urgency": "emergency"}, 2, "hour"),
    ({"importance": "complex"}, 15, "workday"), ({"importance": "complex", "urgency": "urgent"}, 3, "workday"),
    ({"leader_limit_workdays": 10, "urgency": "emergency"}, 10, "workday"),
])
def test_limits(engine: EngineProcess, inputs: dict, amount: int, unit: str) -> None:
    """The leader's own limit, else the shorter of kind and urgency, else five working days."""
    assert decide(engine, "limits", **inputs) == {"amount": amount, "unit": unit}


@pytest.mark.requirement("R-5.2.3")
@pytest.mark.parametrize(("urgency", "unit", "answer_work_hours"), [
    ("ordinary", "workday", 7.5), ("urgent", "workday", None), ("very_urgent", "work_hour", None),
    ("ordinary", "hour", None),
])
def test_urging(engine: EngineProcess, urgency: str, unit: str, answer_work_hours: float | None) -> None:
    """Two moments, and how long an urging may be answered."""
    assert decide(engine, "urging", urgency=urgency, limit={"amount": 5, "unit": unit}) == {
        "first_share_left": 0.5, "first_cap_work_hours": 7.5, "second_share_left": 0.25,
        "second_cap_work_hours": 4, "answer_work_hours": answer_work_hours, "repeat_workdays": 5,
    }


@pytest.mark.requirement("R-5.3.3")
@pytest.mark.parametrize(("inputs", "must"), [
    ({"kind": "help"}, True), ({"kind": "opinion"}, True), ({"kind": "suggestion"}, False),
    ({"kind": "consultation"}, False), ({"kind": "other"}, False), ({"kind": "other", "urgency": "urgent"}, True),
    ({"kind": "suggestion", "importance": "complex"}, True), ({"kind": "suggestion", "is_instructed": True}, True),
    ({"kind": "consultation", "is_protected": True}, True),
])
def test_callback_rule(engine: EngineProcess, inputs: dict, must: bool) -> None:
    """Requests, opinions, leaders' matters, urgent and important ones and protected callers are called back."""
    assert decide(engine, "callback_rule", **inputs) is must
