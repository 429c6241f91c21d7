"""The history of a case: a chain that nobody edits unnoticed."""

import pytest

from hotline.domain.case import Case
from hotline.domain.events import EVENT_FIELDS, EventType, check_payload
from hotline.domain.history import first_broken, folded_status
from hotline.domain.roles import SYSTEM
from hotline.domain.status import CaseStatus
from hotline.testing import cases as sample

CHANGED = {"data": {"x": 1}, "detail": {"x": 1}, "event": EventType.CASE_ARCHIVED, "status": CaseStatus.ANSWERED}
pytestmark = pytest.mark.requirement("R-6.5")


def _case() -> Case:
    return sample.completed(sample.WATER, sample.HOUSING)


def test_an_untouched_history_is_intact_also_after_storing() -> None:
    """The chain survives the way to the store and back as JSON."""
    case = Case.model_validate_json(_case().model_dump_json())
    assert first_broken(case.history) is None
    assert folded_status(case.history) is case.status


@pytest.mark.parametrize("field", ["at", "by", "by_name", "event", "status", "effect", "data", "detail"])
def test_an_edited_entry_is_named(field: str) -> None:
    """Whatever is changed in an entry, that entry is the first broken one."""
    case = _case()
    changed = CHANGED.get(field, "别的")
    setattr(case.history[2], field, changed)
    assert first_broken(case.history) == 3


def test_dropped_and_swapped_entries_are_named() -> None:
    """The place where the chain no longer continues is told."""
    case = _case()
    dropped = case.history[:1] + case.history[2:]
    assert first_broken(dropped) == 2
    swapped = [case.history[0], case.history[2], case.history[1], *case.history[3:]]
    assert first_broken(swapped) == 2


def test_an_entry_made_anew_breaks_the_next() -> None:
    """Who edits an entry and repairs its hash is found at the entry after it."""
    case = _case()
    case.history[1].by_name = "别人"
    case.history[1].hash = case.history[1].digest()
    assert first_broken(case.history) == 3


def test_an_empty_history_is_intact_and_tells_no_state() -> None:
    """Nothing recorded, nothing broken."""
    assert first_broken([]) is None
    assert folded_status([]) is None


def test_every_entry_has_its_event_in_the_outbox() -> None:
    """Same sequence, same instant, same data; its id is case and sequence."""
    case = _case()
    assert [(e.id, e.type, e.seq, e.at, e.data) for e in case.outbox] == [
        (f"{case.id}/{h.seq}", h.event, h.seq, h.at, h.data) for h in case.history
    ]


def test_every_event_has_registered_fields() -> None:
    """The registry of payloads knows every event, and nothing else."""
    assert set(EVENT_FIELDS) == set(EventType)


def test_a_payload_out_of_step_with_the_registry_is_a_fault() -> None:
    """Missing and unknown fields are named; nothing is recorded."""
    with pytest.raises(ValueError, match=r"missing.*instance_key.*unknown.*phone"):
        check_payload(EventType.INSTANCE_CLAIMED, {"phone": "1"})
    case = _case()
    length = len(case.history)
    with pytest.raises(ValueError, match="unknown"):
        case.record(
            EventType.DOCUMENTS_SUPPLIED, at=sample.MONDAY_MORNING, by=SYSTEM, effect="x", data={"name": "x"}
        )
    assert len(case.history) == len(case.outbox) == length
