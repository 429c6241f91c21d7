"""What was acknowledged survives kill -9."""
import asyncio
import threading
from pathlib import Path

import pytest
from pymongo import MongoClient
from pymongo.errors import PyMongoError
from pyzeebe import ZeebeClient, create_insecure_channel

from hotline.embedded.child import Child
from hotline.embedded.infrastructure import assign_ports
from hotline.embedded.parts import SERVERS
from hotline.settings import Settings
from hotline.testing.stack import Stack, start_stack

KILLS = 5


@pytest.fixture
def database(tmp_path: Path) -> Child:
    """Give a database server of its own."""
    settings = Settings(HOTLINE_HOME=tmp_path, MONGODB_URI="")
    part = SERVERS[0]
    child = Child(part, settings.home, {}, assign_ports(settings, (part,))[part.health_port])
    child.start()
    child.wait_ready()
    yield child
    child.stop(3)


@pytest.mark.requirement("F3")
def test_database_killed_while_writing_loses_nothing_acknowledged(database: Child, tmp_path: Path) -> None:
    """Four clients write, the server is killed five times; every acknowledged document is there."""
    uri = Settings(HOTLINE_HOME=tmp_path, MONGODB_URI="").mongodb()
    acknowledged: list[str] = []
    stop = threading.Event()
    writers = [threading.Thread(target=_write, args=(uri, name, stop, acknowledged)) for name in "abcd"]
    for writer in writers:
        writer.start()
    for _ in range(KILLS):
        stop.wait(0.8)
        database.signal(9)
        database.wait_ended(5)
        database.start()
        database.wait_ready()
    stop.set()
    for writer in writers:
        writer.join()
    with MongoClient(uri) as client:
        found = {document["_id"] for document in client.t.c.find({}, {"_id": 1})}
    assert len(acknowledged) > 50
    assert set(acknowledged) <= found


def _write(uri: str, name: str, stop: threading.Event, acknowledged: list[str]) -> None:
    with MongoClient(uri, serverSelectionTimeoutMS=500, socketTimeoutMS=2000) as client:
        number = 0
        while not stop.is_set():
            number += 1
            try:
                client.t.c.insert_one({"_id": f"{name}{number}", "text": "来电" * 200})
            except PyMongoError:
                continue
            acknowledged.append(f"{name}{number}")


@pytest.mark.slow
def test_engine_and_broker_killed_keep_what_they_have(tmp_path: Path) -> None:
    """An instance waiting at a job is still there after engine and broker were killed."""
    stack = start_stack(tmp_path / "home")
    try:
        key = asyncio.run(_start_instance(stack, tmp_path))
        for name in ("zeebe", "kafka"):
            child = stack.child(name)
            child.signal(9)
            child.wait_ended(5)
            child.start()
        for name in ("zeebe", "kafka"):
            stack.child(name).wait_ready()
        assert asyncio.run(_instances_with_jobs(stack)) == [key]
    finally:
        for child in stack.children:
            child.stop(3)


MODEL = """<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"
 xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" targetNamespace="t">
 <bpmn:process id="waiting" isExecutable="true"><bpmn:startEvent id="a"/>
 <bpmn:serviceTask id="task"><bpmn:extensionElements><zeebe:taskDefinition type="durable.job"/>
 </bpmn:extensionElements></bpmn:serviceTask><bpmn:endEvent id="b"/>
 <bpmn:sequenceFlow id="f" sourceRef="a" targetRef="task"/>
 <bpmn:sequenceFlow id="g" sourceRef="task" targetRef="b"/></bpmn:process></bpmn:definitions>"""


async def _start_instance(stack: Stack, folder: Path) -> int:
    model = folder / "waiting.bpmn"
    model.write_text(MODEL, "utf-8")
    channel = create_insecure_channel(stack.zeebe)
    client = ZeebeClient(channel)
    await client.deploy_resource(str(model))
    key = (await client.run_process("waiting")).process_instance_key
    await channel.close()
    return key


async def _instances_with_jobs(stack: Stack) -> list[int]:
    from pyzeebe.grpc_internals.zeebe_adapter import ZeebeAdapter

    channel = create_insecure_channel(stack.zeebe)
    jobs = ZeebeAdapter(channel).activate_jobs("durable.job", "test", 10_000, 10, [], 5_000, [])
    found = [job.process_instance_key async for job in jobs]
    await channel.close()
    return found
