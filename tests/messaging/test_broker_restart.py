"""The broker is killed while events are published and consumed: nothing is lost, both go on by themselves."""

import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from hotline.domain.errors import TemporarilyUnavailable
from hotline.embedded.child import Child
from hotline.embedded.infrastructure import assign_ports
from hotline.embedded.parts import SERVERS
from hotline.messaging import KafkaEventPublisher, Progress, case_topic, consume, open_envelope
from hotline.settings import Settings
from hotline.testing import cases as sample

KILLS = 1


@pytest.fixture
def own_settings(tmp_path: Path) -> Settings:
    """Settings of a home of the test's own."""
    return Settings(HOTLINE_HOME=tmp_path, KAFKA_BOOTSTRAP_SERVERS="")


@pytest.fixture
def broker(own_settings: Settings) -> Iterator[Child]:
    """A broker of the test's own."""
    part = next(part for part in SERVERS if part.name == "kafka")
    child = Child(part, own_settings.home, {}, assign_ports(own_settings, (part,))[part.health_port])
    child.start()
    child.wait_ready()
    yield child
    child.stop(3)


@pytest.mark.fault
@pytest.mark.timeout(300)
@pytest.mark.requirement("F4")
def test_killed_broker_loses_no_event(broker: Child, own_settings: Settings):
    """Each event is published until the broker has it; after a kill the consumer has every one of them."""
    got: set[str] = set()
    sent: set[str] = set()
    stop = threading.Event()

    def publish() -> None:
        publisher, number = KafkaEventPublisher(own_settings), 0
        while not stop.is_set():
            number += 1
            events = sample.registered(f"2026-{number:06d}").outbox
            while True:
                try:
                    publisher.publish(events)
                    break
                except TemporarilyUnavailable:
                    time.sleep(0.2)
            sent.update(event.id for event in events)
        publisher.close()

    def take(batch) -> None:
        got.update(open_envelope(message.value).id for message in batch)

    consumer_stop = threading.Event()
    consumer = threading.Thread(
        target=consume, args=(case_topic(own_settings), "g", take), daemon=True,
        kwargs={"settings": own_settings, "set_aside": lambda *_: None, "stop": consumer_stop,
                "progress": Progress("t")},
    )
    publisher = threading.Thread(target=publish, daemon=True)
    publisher.start()
    _until(lambda: sent)
    consumer.start()
    for _ in range(KILLS):
        reached = len(got)
        _until(lambda reached=reached: len(got) > reached)
        broker.signal(9)
        broker.wait_ended(5)
        time.sleep(1.0)
        broker.start()
        broker.wait_ready()
    before = len(sent)
    _until(lambda: len(sent) > before)
    stop.set()
    publisher.join(60)
    _until(lambda: sent <= got)
    consumer_stop.set()
    consumer.join(20)
    assert sent <= got and not consumer.is_alive() and not publisher.is_alive()


def _until(what, seconds: float = 60) -> None:
    end = time.monotonic() + seconds
    while not what():
        assert time.monotonic() < end, "nothing happened in time"
        time.sleep(0.05)
