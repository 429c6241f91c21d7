"""The consume loop on the real broker: nothing is lost, poison holds up nothing, a failing write is retried."""

import threading
import time
from collections.abc import Callable

import pytest

from hotline.domain.errors import TemporarilyUnavailable
from hotline.domain.events import Event
from hotline.messaging import KafkaEventPublisher, Message, Progress, case_topic, consume, open_envelope
from hotline.messaging.progress import STALLED_S
from hotline.settings import Settings
from hotline.testing import cases as sample


class Consuming:
    """A consume loop in a thread."""

    def __init__(self, settings: Settings, handle: Callable, group: str = "g"):
        self.aside: list[Message] = []
        self.progress = Progress(case_topic(settings))
        self._stop = threading.Event()
        self._thread = threading.Thread(
            target=consume, args=(case_topic(settings), group, handle),
            kwargs={
                "settings": settings, "set_aside": lambda message, error: self.aside.append(message),
                "stop": self._stop, "progress": self.progress,
            },
        )

    def __enter__(self):
        self._thread.start()
        return self

    def __exit__(self, *_):
        self._stop.set()
        self._thread.join(20)
        assert not self._thread.is_alive()


def until(what: Callable[[], bool], seconds: float = 40) -> None:
    """Wait for something, at most `seconds`."""
    end = time.monotonic() + seconds
    while not what():
        assert time.monotonic() < end, "nothing happened in time"
        time.sleep(0.05)


@pytest.fixture
def events(settings: Settings) -> list[Event]:
    """Events of one case, published."""
    found = sample.completed().outbox
    publisher = KafkaEventPublisher(settings)
    publisher.publish(found)
    publisher.close()
    return found


def test_everything_arrives_in_order(settings: Settings, events: list[Event]):
    """All events of a case arrive in their order, and the lag goes to zero."""
    got: list[Event] = []
    with Consuming(settings, lambda batch: got.extend(open_envelope(m.value) for m in batch)) as consuming:
        until(lambda: len(got) == len(events) and consuming.progress.lag == 0)
        assert got == events and consuming.progress.ready() == ""


def test_a_failing_write_is_tried_again(settings: Settings, events: list[Event]):
    """While the database is away the batch waits; when it is back nothing is missing."""
    got: list[str] = []
    failures = [3]

    def handle(batch):
        if failures[0]:
            failures[0] -= 1
            raise TemporarilyUnavailable("数据库暂时连接不上")
        got.extend(open_envelope(m.value).id for m in batch)

    with Consuming(settings, handle) as consuming:
        until(lambda: len(got) == len(events))
        assert got == [e.id for e in events] and consuming.aside == []


def test_poison_is_set_aside(settings: Settings, events: list[Event]):
    """A message that can't be handled is set aside with an alarm; those behind it are handled."""
    got: list[int] = []

    def handle(batch):
        if any(open_envelope(m.value).seq == 2 for m in batch):
            raise ValueError("poison")
        got.extend(open_envelope(m.value).seq for m in batch)

    with Consuming(settings, handle) as consuming:
        until(lambda: len(got) == len(events) - 1)
        assert 2 not in got and [open_envelope(m.value).seq for m in consuming.aside] == [2]
        assert consuming.progress.set_aside == 1


def test_what_was_not_committed_comes_again(settings: Settings, events: list[Event]):
    """A consumer that dies before its write loses nothing: the next one of the group gets the batch."""
    stuck = threading.Event()

    def die(batch):
        stuck.set()
        raise TemporarilyUnavailable("数据库暂时连接不上")

    with Consuming(settings, die):
        until(stuck.is_set)
    got: list[Event] = []
    with Consuming(settings, lambda batch: got.extend(open_envelope(m.value) for m in batch)):
        until(lambda: len(got) == len(events))


def test_standing_still_is_noticed(monkeypatch: pytest.MonkeyPatch):
    """A lag that doesn't move for thirty seconds counts as stalled, one that moves doesn't."""
    progress, now = Progress("t"), [1000.0]
    monkeypatch.setattr(time, "monotonic", lambda: now[0])
    progress.opened()
    progress.measured(5, [(0, 1)])
    now[0] += STALLED_S + 1
    assert progress.is_stalled and "积压 5 条" in progress.ready()
    progress.measured(5, [(0, 2)])
    assert not progress.is_stalled
