"""A repeated call follows the matter it repeats."""

from hotline.testing import cases as sample
from workers.intake import join_parent


def test_both_sides_know_of_the_merge_once(world):
    """The pointer at the child, the number at the parent; a repeat changes neither."""
    parent = world.keep(sample.dispatched())
    child = sample.registered("2026-000002")
    sample.act(child, "merge", sample.OPERATOR, sample.MONDAY_MORNING, parent_id=parent.id)
    child = world.keep(child)
    for _ in range(2):
        join_parent(child.id, cases=world.cases, clock=world.clock)
    assert world.cases.get(child.id).merge.parent_id == parent.id
    assert world.cases.get(parent.id).child_ids == [child.id]
    assert [entry.event for entry in world.cases.get(parent.id).history].count("child_attached") == 1
