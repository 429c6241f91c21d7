"""A matter that can't be done yet goes on the watch list."""

from hotline.testing import cases as sample
from workers.supervision import shelve_case


def test_it_waits_until_the_first_office_hour_after_the_day_of_review(world):
    """A Saturday: the Monday morning after it; the same on a repeat."""
    case = sample.dispatched()
    sample.act(
        case, "shelve", sample.HEAD, sample.MONDAY_MORNING, reason="资金未到位。", explained="已说明。",
        review_on="2027-02-27"
    )
    case = world.keep(case)
    told = [
        shelve_case(case.id, cases=world.cases, calendars=world.calendars, clock=world.clock) for _ in range(2)
    ]
    assert told == [{"shelf_due_at": "2027-03-01T08:30:00+08:00"}] * 2
    assert world.cases.get(case.id).status == "shelved"
