"""The table: whole, and its words say nothing about anybody."""

import re
import string
from datetime import timedelta

import pytest

from hotline.domain.events import EVENT_FIELDS, EventType
from hotline.notices.recipients import Told
from hotline.notices.rules import RULES, TOLD_TO_NOBODY, facts
from hotline.testing import cases as sample

NEEDS = {"due": "due_at", "review": "review_on", "ordinal": "ordinal", "ruling": "ruling", "cause": "cause",
         "service": "service"}
DOCUMENT = ("measure", "kind")
MUST_BE_TOLD = {
    EventType.CASE_DISPATCHED: Told.UNITS, EventType.UNIT_URGED: Told.UNIT,
    EventType.SUPERVISION_STARTED: Told.UNIT, EventType.LIMIT_EXTENDED: Told.UNIT,
    EventType.SUPPLEMENT_ORDERED: Told.FORMER_UNITS, EventType.RETURN_RULED: Told.UNIT,
    EventType.CASE_REGISTERED: Told.HEAD, EventType.APPROVAL_DRAFTED: Told.HEAD,
    EventType.HEAD_DECIDED: Told.LEADER, EventType.CASE_ARCHIVED: Told.CALLER,
}


def _fields(words: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(words) if name}


@pytest.mark.requirement("R-6.3")
def test_who_must_be_told_is():
    """Each step that obliges somebody reaches them."""
    for event, told in MUST_BE_TOLD.items():
        assert any(rule.event is event and rule.told is told for rule in RULES), (event, told)


def test_of_every_event_it_is_decided():
    """A new kind of event stands in the table, or among those of which nobody is told."""
    told = {rule.event for rule in RULES}
    assert told | TOLD_TO_NOBODY == set(EventType) and not told & TOLD_TO_NOBODY


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: f"{rule.event}-{rule.told}")
def test_words_fit_the_event(rule):
    """What the words name is in the event; of whom they speak is in it too; they are a Chinese sentence."""
    known = EVENT_FIELDS[rule.event]
    assert {NEEDS[name] for name in _fields(rule.words) & set(NEEDS)} <= set(known)
    assert "document" not in _fields(rule.words) or set(DOCUMENT) & set(known)
    needed = {Told.UNIT: "unit_id", Told.UNITS: "unit_ids", Told.FORMER_UNITS: "attempt"}.get(rule.told)
    assert needed is None or needed in known
    assert rule.words.endswith("。") and not re.search(r"[,;:!?]", rule.words)


def test_words_can_name_nothing_of_a_person():
    """The facts are codes, instants and the number: no subject, place, name or text of the case."""
    case = sample.dispatched()
    event = next(e for e in case.outbox if e.type is EventType.CASE_DISPATCHED)
    found = facts(event, case)
    assert found["due"] and found["case"] == case.id
    for words in (case.subject, case.content, case.place, sample.WATER.name):
        assert all(words not in fact for fact in found.values())
    for rule in RULES:
        assert _fields(rule.words) <= set(found)


def test_a_limit_is_said_to_the_minute():
    """Month, day and time in the city's zone."""
    case = sample.dispatched(at=sample.MONDAY_MORNING + timedelta(minutes=7))
    event = next(e for e in case.outbox if e.type is EventType.CASE_DISPATCHED)
    assert facts(event, case)["due"] == "11月30日09:37"
