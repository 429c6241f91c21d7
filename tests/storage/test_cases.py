"""Cases in the real database: one update a change, compare-and-set, nothing lost between savers."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from hotline.domain.errors import NotFound, VersionConflict
from hotline.domain.events import EventType
from hotline.domain.history import first_broken
from hotline.domain.roles import SYSTEM
from hotline.storage import MongoCaseStore
from hotline.testing import cases as sample


@pytest.fixture
def cases(database):
    """The store over a fresh database."""
    return MongoCaseStore(database)


def test_case_comes_back_as_it_was_kept(cases):
    """Everything but the version survives the way through the database."""
    case = sample.completed(sample.WATER, sample.HOUSING)
    cases.add(case)
    assert cases.get(case.id) == case.model_copy(update={"version": 1})


def test_same_call_added_twice_is_one_case(cases):
    """A repeat counts as added; another call under the same number is refused."""
    case = sample.registered()
    cases.add(case)
    cases.add(case)
    other = sample.register_call(
        sample.call_form(), case.id, at=sample.MONDAY_MORNING, by=sample.OPERATOR, effect="call/other"
    )
    with pytest.raises(VersionConflict):
        cases.add(other)


def test_unknown_case_is_said_in_words(cases):
    """The message names the number."""
    with pytest.raises(NotFound, match="2026-999999"):
        cases.get("2026-999999")


def test_twenty_changes_at_once_all_stay(cases):
    """Eight threads append to one history; nothing is lost and the chain is whole."""
    case = sample.registered()
    cases.add(case)

    def append(number: int) -> None:
        cases.change(
            case.id,
            lambda case: case.record(
                EventType.DOCUMENTS_SUPPLIED, at=sample.MONDAY_MORNING, by=SYSTEM, effect=f"e{number}", data={}
            ),
        )

    with ThreadPoolExecutor(8) as threads:
        list(threads.map(append, range(20)))
    kept = cases.get(case.id)
    assert {f"e{number}" for number in range(20)} <= {entry.effect for entry in kept.history}
    assert first_broken(kept.history) is None
    assert len(kept.outbox) == len(kept.history)


def test_change_that_changes_nothing_writes_nothing(cases):
    """The version stays."""
    cases.add(sample.registered())
    assert cases.change("2026-000001", lambda case: None).version == 1


def test_relay_finds_marked_cases_and_drops_what_it_did(cases):
    """Marks are taken away by looking; what a lost mark hid, the sweep finds."""
    case = sample.registered()
    cases.add(case)
    assert cases.waiting() == [case.id]
    assert cases.waiting() == []
    assert cases.sweep() == [case.id]
    cases.drop_outbox(case.id, [event.id for event in case.outbox])
    cases.drop_commands(case.id, [command.id for command in case.commands])
    assert cases.sweep() == []


def test_events_published_meanwhile_are_not_written_back(cases):
    """A change loaded before the relay dropped an event doesn't bring that event back."""
    case = sample.registered()
    cases.add(case)

    def slow(loaded) -> None:
        cases.drop_outbox(case.id, [event.id for event in case.outbox])
        loaded.record(EventType.DOCUMENTS_SUPPLIED, at=sample.MONDAY_MORNING, by=SYSTEM, effect="e", data={})

    cases.change(case.id, slow)
    assert [event.type for event in cases.get(case.id).outbox] == [EventType.DOCUMENTS_SUPPLIED]
