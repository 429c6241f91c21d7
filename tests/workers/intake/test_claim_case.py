"""Only one instance may work on a case."""

from dataclasses import replace

from hotline.domain.events import EventType
from hotline.testing import cases as sample
from workers.intake import claim_case


def _unclaimed(world):
    case = sample.register_call(
        sample.call_form(), "2026-000001", at=sample.MONDAY_MORNING, by=sample.OPERATOR, effect="call/1"
    )
    world.keep(case)


def test_first_instance_claims_the_case_once(world, job):
    """The first instance goes on, also when its job runs twice, and history says so once."""
    _unclaimed(world)
    for _ in range(2):
        answer = claim_case("2026-000001", cases=world.cases, clock=world.clock, job=job)
        assert answer == {"claimed": True}
    events = [entry.event for entry in world.cases.get("2026-000001").history]
    assert events.count(EventType.INSTANCE_CLAIMED) == 1


def test_second_instance_leaves(world, job):
    """Another instance of the same case is told that it is not the one."""
    _unclaimed(world)
    claim_case("2026-000001", cases=world.cases, clock=world.clock, job=job)
    other = replace(job, instance_key="4712")
    assert claim_case("2026-000001", cases=world.cases, clock=world.clock, job=other) == {"claimed": False}
