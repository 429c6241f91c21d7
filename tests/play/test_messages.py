"""Messages from JSON lines, and what a file without answers lacks."""

import random
from collections import Counter
from datetime import datetime, timedelta

import pytest

from hotline.calendar.clock import ZONE
from hotline.embedded.complaint import Complaint
from hotline.play.command import SAMPLES
from hotline.play.messages import Message, answer_of, delay_of, paced, read_messages

LINE = '{"id": "%s", "sender": "c1", "subject": "水压低", "text": "水压低。", "sent_at": "%s"}'
SENT_AT = datetime(2026, 11, 2, 9, 0, tzinfo=ZONE)


def test_messages_come_in_order_of_sending(tmp_path):
    """The file's own order doesn't matter; times without a zone are the city's."""
    file = tmp_path / "calls.jsonl"
    file.write_text("\n".join([LINE % ("b", "2026-11-03T08:00:00"), LINE % ("a", "2026-11-02T09:00:00")]), "utf-8")
    found = read_messages(file, None)
    assert [message.id for message in found] == ["a", "b"]
    assert found[0].sent_at == SENT_AT and found[0].sender == "c1"


@pytest.mark.parametrize("text", ["", "not json", '{"id": "a"}'])
def test_a_file_that_is_none_is_refused_in_words(tmp_path, text):
    """The person is told which line, or that there is nothing."""
    file = tmp_path / "calls.jsonl"
    file.write_text(text, "utf-8")
    with pytest.raises(Complaint):
        read_messages(file, None)


def test_a_missing_file_is_refused_in_words(tmp_path):
    """No traceback for a wrong name."""
    with pytest.raises(Complaint):
        read_messages(tmp_path / "none.jsonl", None)


def test_real_delay_is_taken_times_the_factor():
    """Where the file has an answer, its delay counts."""
    message = _message(answered_at=SENT_AT + timedelta(days=4))
    assert delay_of(message, random.Random(1), 0.5) == timedelta(days=2)


def test_missing_delay_is_drawn_from_the_shape_of_real_ones():
    """Half of the drawn delays are longer than eight days, one in ten than thirty."""
    dice = random.Random(7)
    days = sorted(delay_of(_message(), dice, 1.0) / timedelta(days=1) for _ in range(2_000))
    assert 6 < days[1_000] < 12
    assert days[1_800] > 25


def test_a_unit_always_writes_something():
    """Where the file has no answer, a stock answer stands for it."""
    handling, answer = answer_of(_message())
    assert handling and answer


def _message(**changes: object) -> Message:
    return Message(**{"id": "a", "subject": "水压低", "text": "水压低。", "sent_at": SENT_AT, **changes})


def test_paced_messages_keep_their_order_and_what_answers_took():
    """So many a day, in office hours."""
    messages = read_messages(SAMPLES, None)
    moved = paced(messages, 20)
    assert [m.id for m in moved] == [m.id for m in messages]
    assert [m.delay for m in moved] == [m.delay for m in messages]
    assert max(Counter(m.sent_at.date() for m in moved).values()) == 20
    assert all(8 <= m.sent_at.hour < 18 for m in moved)
