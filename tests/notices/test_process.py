"""The process on the real broker and database: killed at the worst moments, and nothing protected anywhere."""

import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest
from prometheus_client import CollectorRegistry
from pymongo.database import Database

from hotline.calendar.clock import FixedClock, WallClock
from hotline.domain.case import Case
from hotline.domain.notices import NoticeChannel, NoticeState
from hotline.messaging import KafkaEventPublisher, Message, seal_envelope
from hotline.notices.composing import Composing
from hotline.notices.process import Counts, SendingLoop, TakingIn
from hotline.settings import Settings
from hotline.storage import Cipher, MongoCaseStore, MongoIdentityVault, MongoLeases, MongoNotices
from hotline.testing import cases as sample
from hotline.testing.stack import Stack

WAIT_S = 60.0
MARKS = {
    "name": "甄留痕", "phone": "13912345670", "address": "留痕路十九号", "subject": "题中留痕白鹭",
    "content": "话中留痕紫藤，请尽快解决。", "place": "某处留痕青石巷",
}
pytestmark = pytest.mark.timeout(200)


def await_that(condition: Callable[[], object]) -> None:
    """Wait until it holds."""
    until = time.monotonic() + WAIT_S
    while not condition():
        assert time.monotonic() < until, "never came about"
        time.sleep(0.05)


@pytest.fixture
def lives(stack: Stack, settings: Settings, http_sink, tmp_path) -> Iterator[Callable[[], subprocess.Popen]]:
    """Returns a function that starts the process, by SMS to everybody; its log is in `log`."""
    environment = {
        **os.environ, **stack.environment(), "HOTLINE_DATABASE": settings.database, "HOTLINE_HEALTH_PORT": "0",
        "HOTLINE_TOPIC_PREFIX": settings.topic_prefix, "HOTLINE_VAULT_KEYS": str(settings.vault_key_file),
        "HOTLINE_NOTICE_UNITS": "sms", "HOTLINE_NOTICE_CALLERS": "sms", "HOTLINE_SMS_URL": http_sink.url,
        "HOTLINE_SMS_TOKEN": "geheim", "HOTLINE_NOTICE_PAUSE_SECONDS": "1", "HOTLINE_QUIET_FROM": "00:00",
        "HOTLINE_QUIET_UNTIL": "00:00", "HOTLINE_LOG_LEVEL": "DEBUG",
    }
    begun: list[subprocess.Popen] = []

    def start() -> subprocess.Popen:
        with (tmp_path / "log").open("ab") as log:
            begun.append(subprocess.Popen([sys.executable, "-m", "hotline.notices"], env=environment, stdout=log,
                                          stderr=log))
        return begun[-1]

    yield start
    for process in begun:
        process.kill()
        process.wait()


@pytest.fixture
def notices(database: Database, directory) -> MongoNotices:
    """The notices, with the directory filled."""
    return MongoNotices(database)


@pytest.fixture
def publish(settings: Settings, database: Database, cipher: Cipher):
    """Returns a function that keeps a case with its caller and publishes its events."""
    publisher = KafkaEventPublisher(settings)
    vault = MongoIdentityVault(database, cipher, FixedClock(sample.MONDAY_MORNING))

    def put(case: Case, form=None) -> Case:
        MongoCaseStore(database).add(case)
        vault.put(case.id, (form or sample.call_form()).identity)
        publisher.publish(case.outbox)
        return case

    yield put
    publisher.close()


def emergency(case_id: str = "2026-000001", **changes: object) -> Case:
    """A case that is told of at any hour."""
    return sample.dispatch(
        sample.registered(case_id, urgency="emergency", **changes), sample.WATER, at=sample.MONDAY_MORNING
    )


def delivered(notices: MongoNotices) -> int:
    """How many went out by SMS; the head's stay in the sink."""
    return sum(n.state is NoticeState.DELIVERED and n.channel is NoticeChannel.SMS for n in notices.recent(100))


@pytest.mark.fault
@pytest.mark.requirement("R-6.3")
def test_killed_while_the_gateway_holds_the_message(lives, publish, notices, http_sink):
    """Sent but not yet noted: sent once more with the same id, by which the gateway knows the repeat."""
    publish(emergency())
    http_sink.is_holding = True
    process = lives()
    await_that(lambda: len(http_sink.got) == 2)
    process.kill()
    process.wait()
    http_sink.is_holding = False
    http_sink.hold.set()
    assert delivered(notices) == 0
    lives()
    await_that(lambda: delivered(notices) == 2)
    ids = [got["headers"]["idempotency-key"] for got in http_sink.got]
    assert len(ids) == 4 and len(set(ids)) == 2


@pytest.mark.fault
@pytest.mark.requirement("R-6.3")
def test_killed_between_writing_and_delivering(lives, publish, notices, http_sink, settings):
    """Written, the gateway busy, killed, events doubled and poison among them: each is delivered exactly once."""
    cases = [publish(emergency(f"2026-{n:06d}")) for n in range(1, 9)]
    http_sink.answers = [(503, {})] * 10_000
    process = lives()
    await_that(lambda: len(notices.recent(100)) == 24 and len(http_sink.got) >= 16)
    process.kill()
    process.wait()
    assert delivered(notices) == 0
    publisher = KafkaEventPublisher(settings)
    publisher.publish([event for case in cases for event in case.outbox])
    publisher._producer.send(publisher._topic, key=b"x", value=b"poison").get(10)
    publisher._producer.send(publisher._topic, key=b"y", value=seal_envelope(cases[0].outbox[0])).get(10)
    publisher.close()
    http_sink.answers, refused = [], len(http_sink.got)
    lives()
    await_that(lambda: delivered(notices) == 16)
    ids = [got["headers"]["idempotency-key"] for got in http_sink.got[refused:]]
    assert len(ids) == len(set(ids)) == 16 and notices.count_queued() == 0


@pytest.mark.requirement("R-6.3")
def test_nothing_protected_in_notice_log_or_message(lives, publish, notices, http_sink, database, tmp_path):
    """Marks in identity and words come up nowhere, but the ordinary caller's number in the gateway's request."""
    ordinary = sample.call_form(**MARKS)
    secret = sample.call_form(**MARKS, wants_secrecy=True, unit_text="某小区水压过低。")
    publish(emergency("2026-000001", **MARKS), ordinary)
    publish(emergency("2026-000002", **MARKS, wants_secrecy=True, unit_text="某小区水压过低。"), secret)
    lives()
    await_that(lambda: delivered(notices) == 3)
    log = (tmp_path / "log").read_text("utf-8")
    kept = str(list(database.notices.find())) + str(list(database.notice_queue.find()))
    assert all(mark not in log + kept for mark in (*MARKS.values(), "geheim"))
    to_caller = [got for got in http_sink.got if got["body"]["to"] == MARKS["phone"]]
    assert [got["body"]["id"].partition(".")[0] for got in to_caller] == ["2026-000001"]
    others = str([got for got in http_sink.got if got not in to_caller]) + to_caller[0]["body"]["text"]
    assert all(mark not in others for mark in MARKS.values())
    assert "留痕" not in str([got["body"]["text"] for got in http_sink.got])


def test_old_events_are_told_to_nobody(database, directory, publish):
    """What lay in the broker for days, by the broker's own stamp, is counted and left."""
    counts, store = Counts(CollectorRegistry()), MongoNotices(database)
    case = publish(emergency())
    clock = FixedClock(sample.MONDAY_MORNING)
    taking = TakingIn(Composing(MongoCaseStore(database), directory, clock), store, counts, timedelta(hours=48))
    now_ms = int(WallClock().now().timestamp() * 1000)

    def messages(age: timedelta) -> list[Message]:
        at_ms = now_ms - age // timedelta(milliseconds=1)
        return [Message("t", 0, e.seq, b"", seal_envelope(e), at_ms) for e in case.outbox]

    taking(messages(timedelta(hours=49)))
    assert store.recent(10) == []
    taking(messages(timedelta(hours=47)))
    assert len(store.recent(10)) == 3


def test_one_of_two_sends(database):
    """The one that holds the lease; when it stops, the other goes on."""
    counts, rounds, stops = Counts(CollectorRegistry()), [0, 0], [threading.Event(), threading.Event()]

    class Sends:
        def __init__(self, number):
            self.number = number

        def send_due(self):
            rounds[self.number] += 1
            return 0

    loops = [SendingLoop(Sends(n), MongoNotices(database), MongoLeases(database), counts) for n in (0, 1)]
    threads = []
    for number, loop in enumerate(loops):
        loop._owner = f"host/{number}"
        threads.append(threading.Thread(target=loop.run, args=(stops[number],)))
        threads[-1].start()
        await_that(lambda: rounds[0] > 1)
    assert rounds[1] == 0
    stops[0].set()
    threads[0].join()
    await_that(lambda: rounds[1] > 1)
    assert loops[1].state() == ""
    stops[1].set()
    threads[1].join()
