"""The watch ends when its unit has reported."""

from types import SimpleNamespace

from hotline.testing import cases as sample
from workers.supervision import end_watch


def test_ending_twice_is_harmless(world, engine):
    """The broker takes the message, and a repeat of it, without complaint."""
    case = world.keep(sample.reported())
    for _ in range(2):
        end_watch(case.id, 1, "gongshui", cases=world.cases, engine=engine, clock=world.clock)
    assert world.cases.get(case.id).assignments[0].watch_ended_at == sample.MONDAY_MORNING.isoformat()


def test_under_a_turn_the_engine_ends_the_watch(world):
    """While the course is being turned no message interrupts what is ending anyway."""
    case = sample.dispatched()
    sample.act(
        case, "shelve", sample.HEAD, sample.MONDAY_MORNING, reason="资金未到位。", explained="已说明。",
        review_on="2027-02-27"
    )
    case, told = world.keep(case), []
    engine = SimpleNamespace(publish_message=lambda *message, **_: told.append(message))
    end_watch(case.id, 1, "gongshui", cases=world.cases, engine=engine, clock=world.clock)
    assert told == []
