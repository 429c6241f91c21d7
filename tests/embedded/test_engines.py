"""Both engines of process tests, driven the same way."""
import asyncio
import time
from datetime import timedelta
from pathlib import Path

import pytest
from pyzeebe import ZeebeClient, create_insecure_channel

from hotline.testing.engines import ControlledEngine

MODEL = """<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"
 xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" targetNamespace="t">
 <bpmn:process id="tomorrow" isExecutable="true"><bpmn:startEvent id="a"/>
 <bpmn:intermediateCatchEvent id="wait"><bpmn:timerEventDefinition>
 <bpmn:timeDuration xsi:type="bpmn:tFormalExpression">P1D</bpmn:timeDuration>
 </bpmn:timerEventDefinition></bpmn:intermediateCatchEvent><bpmn:endEvent id="b"/>
 <bpmn:sequenceFlow id="f" sourceRef="a" targetRef="wait"/>
 <bpmn:sequenceFlow id="g" sourceRef="wait" targetRef="b"/></bpmn:process></bpmn:definitions>"""


@pytest.fixture(params=["engine80", "engine88"])
def engine(request: pytest.FixtureRequest) -> ControlledEngine:
    """Give each engine in turn."""
    return request.getfixturevalue(request.param)


def test_timer_of_tomorrow_fires_when_the_clock_is_moved(engine: ControlledEngine, tmp_path: Path) -> None:
    """A timer due in a day fires when the engine's clock is moved two days; the records show it."""
    model = tmp_path / "tomorrow.bpmn"
    model.write_text(MODEL, "utf-8")
    key = asyncio.run(_start(engine.address, model))
    _await(engine, key, "wait", "ELEMENT_ACTIVATED")
    engine.advance(timedelta(days=2))
    _await(engine, key, "tomorrow", "ELEMENT_COMPLETED")


async def _start(address: str, model: Path) -> int:
    channel = create_insecure_channel(address)
    client = ZeebeClient(channel)
    await client.deploy_resource(str(model))
    key = (await client.run_process("tomorrow")).process_instance_key
    await channel.close()
    return key


def _await(engine: ControlledEngine, key: int, element: str, intent: str) -> None:
    deadline = time.monotonic() + 15
    while time.monotonic() < deadline:
        for record in engine.records():
            value = record["value"]
            found = (record["intent"], value.get("processInstanceKey"), value.get("elementId"))
            if found == (intent, key, element):
                return
    raise AssertionError(f"{element} never {intent}")
