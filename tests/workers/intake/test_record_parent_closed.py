"""The matter that this one follows is closed."""

from hotline.testing import cases as sample
from workers.intake import join_parent, record_parent_closed


def test_the_parents_answer_is_this_callers_too(world):
    """Taken over once."""
    parent = world.keep(sample.completed())
    child = sample.registered("2026-000002")
    sample.act(child, "merge", sample.OPERATOR, sample.MONDAY_MORNING, parent_id=parent.id)
    child = world.keep(child)
    join_parent(child.id, cases=world.cases, clock=world.clock)
    for _ in range(2):
        record_parent_closed(child.id, cases=world.cases, clock=world.clock)
    kept = world.cases.get(child.id)
    assert kept.answer == "您反映的水压问题已解决。"
    assert [entry.event for entry in kept.history].count("closed_with_parent") == 1
