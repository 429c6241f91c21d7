"""Counting events into facts on the real database, and the whole way over the real broker."""

import os
import random
import subprocess
import sys
import time

import pytest
from pymongo.database import Database

from analytics.reports import business_report, calls_report, work_report
from hotline.domain.case import Case
from hotline.messaging import KafkaEventPublisher, seal_envelope
from hotline.settings import Settings
from hotline.statistics import facts_of
from hotline.storage import MongoCaseFacts
from hotline.testing import cases as sample
from hotline.testing.stack import Stack


def completed(number: int) -> Case:
    """A completed case."""
    case = sample.completed(sample.WATER, sample.HOUSING)
    renamed = case.model_dump_json().replace("2026-000001", f"2026-{number:06d}")
    return Case.model_validate_json(renamed)


def test_doubled_and_reordered_batches(database: Database):
    """Batches in any order, with doubles, end in the facts of the plain stream (I6)."""
    facts, cases = MongoCaseFacts(database), [completed(n) for n in range(1, 4)]
    stream = [event for case in cases for event in case.outbox] * 2
    random.Random(3).shuffle(stream)
    while stream:
        facts.take(stream[:7])
        stream = stream[7:]
    for case in cases:
        assert facts.get(case.id) == facts_of(case.id, case.outbox) and facts.get(case.id).is_whole
    assert facts.count_events() == sum(len(case.outbox) for case in cases)


def test_reports_from_the_facts(database: Database):
    """The three reports of a month come from the facts (R-5.4.1 to R-5.4.3)."""
    MongoCaseFacts(database).take([event for n in (1, 2) for event in completed(n).outbox])
    start = sample.MONDAY_MORNING.replace(day=1, hour=0, minute=0)
    end = start.replace(month=12)
    for make in (calls_report, work_report, business_report):
        report = make(database, start, end, as_of=sample.MONDAY_MORNING)
        assert report.is_unfinished and report.tables and report.as_dict()["figures"][0]["text"]


@pytest.mark.fault
@pytest.mark.timeout(300)
def test_killed_consumer_counts_once(stack: Stack, database: Database, settings: Settings):
    """The process is killed while it counts, poison among the events; at the end each is counted once (F5, F13)."""
    cases = [completed(n) for n in range(1, 41)]
    publisher = KafkaEventPublisher(settings)
    for case in cases:
        publisher.publish(case.outbox)
    publisher._producer.send(publisher._topic, key=b"x", value=b"poison").get(10)
    publisher._producer.send(publisher._topic, key=b"y", value=seal_envelope(cases[0].outbox[0])).get(10)
    publisher.close()
    environment = {
        **os.environ, **stack.environment(), "HOTLINE_DATABASE": settings.database,
        "HOTLINE_TOPIC_PREFIX": settings.topic_prefix, "HOTLINE_HEALTH_PORT": "0",
    }
    expected = sum(len(case.outbox) for case in cases)
    facts, until = MongoCaseFacts(database), time.monotonic() + 90
    for life in range(1, 5):
        process = subprocess.Popen([sys.executable, "-m", "analytics"], env=environment, stdout=subprocess.DEVNULL)
        goal = expected * life // 4
        while facts.count_events() < goal and time.monotonic() < until:
            time.sleep(0.02)
        if life == 4:
            while not database.set_aside.count_documents({}) and time.monotonic() < until:
                time.sleep(0.05)
        process.kill()
        process.wait()
    assert {case_id: len(ids) for case_id, ids in facts.event_ids()} == {c.id: len(c.outbox) for c in cases}
    assert database.set_aside.count_documents({}) == 1
