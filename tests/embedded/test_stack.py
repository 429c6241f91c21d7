"""The embedded servers, spoken to as the system does."""
import asyncio
import uuid

from kafka import KafkaConsumer, KafkaProducer
from pymongo import MongoClient
from pyzeebe import ZeebeClient, create_insecure_channel

from hotline.testing.stack import Stack

MODEL = """<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" targetNamespace="t">
 <bpmn:process id="hello" isExecutable="true"><bpmn:startEvent id="a"/><bpmn:endEvent id="b"/>
 <bpmn:sequenceFlow id="f" sourceRef="a" targetRef="b"/></bpmn:process></bpmn:definitions>"""


def test_database_answers_a_current_client(stack: Stack, database_name: str) -> None:
    """A current pymongo writes and reads."""
    with MongoClient(stack.mongodb) as client:
        client[database_name].cases.insert_one({"_id": 1, "text": "来电"})
        assert client[database_name].cases.find_one({"_id": 1})["text"] == "来电"


def test_broker_carries_a_message(stack: Stack, topic_prefix: str) -> None:
    """What is produced is consumed."""
    producer = KafkaProducer(bootstrap_servers=stack.kafka, acks="all")
    producer.send(topic_prefix, b"1").get(timeout=10)
    producer.close()
    consumer = KafkaConsumer(topic_prefix, bootstrap_servers=stack.kafka, auto_offset_reset="earliest",
                             consumer_timeout_ms=10_000)
    assert next(consumer).value == b"1"
    consumer.close()


def test_engine_runs_a_process_and_exports_its_records(stack: Stack, tmp_path) -> None:
    """A deployed process runs, and its records reach the broker without variables."""
    model = tmp_path / f"{uuid.uuid4().hex}.bpmn"
    model.write_text(MODEL, "utf-8")

    async def play() -> int:
        channel = create_insecure_channel(stack.zeebe)
        client = ZeebeClient(channel)
        await client.deploy_resource(str(model))
        answer = await client.run_process("hello", {"secret": "mark-4711"})
        await channel.close()
        return answer.process_instance_key

    key = asyncio.run(play())
    consumer = KafkaConsumer(stack.settings.records_topic, bootstrap_servers=stack.kafka,
                             auto_offset_reset="earliest", consumer_timeout_ms=15_000)
    seen = []
    for message in consumer:
        seen.append(message.value)
        if str(key).encode() in message.value and b"ELEMENT_COMPLETED" in message.value:
            break
    consumer.close()
    assert str(key).encode() in seen[-1]
    assert not any(b"mark-4711" in value for value in seen)


def test_engine_names_its_version(stack: Stack) -> None:
    """The gateway speaks 8.0."""
    from hotline.embedded.zeebe_health import Gateway

    assert Gateway(stack.zeebe).check()["version"] == "8.0.0"
