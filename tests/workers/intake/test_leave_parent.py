"""A merge that was wrong is undone."""

from hotline.testing import cases as sample
from workers.intake import join_parent, leave_parent


def test_the_case_goes_on_where_it_stood(world):
    """With the variables for a new passage, the same on a repeat."""
    parent = world.keep(sample.dispatched())
    child = sample.dispatch(sample.registered("2026-000002"), sample.WATER, at=sample.MONDAY_MORNING)
    sample.act(child, "merge", sample.OPERATOR, sample.MONDAY_MORNING, parent_id=parent.id)
    child = world.keep(child)
    join_parent(child.id, cases=world.cases, clock=world.clock)
    told = [leave_parent(child.id, cases=world.cases, clock=world.clock) for _ in range(2)]
    assert told[0] == told[1]
    assert (told[0]["resume_at"], told[0]["unit_ids"], told[0]["attempt"]) == ("handling", ["gongshui"], 1)
    kept = world.cases.get(child.id)
    assert (kept.status, kept.merge, world.cases.get(parent.id).child_ids) == ("handling", None, [])
