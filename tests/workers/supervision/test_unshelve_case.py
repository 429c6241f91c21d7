"""A matter on the watch list comes back."""

from hotline.testing import cases as sample
from workers.supervision import shelve_case, unshelve_case


def test_it_comes_back_to_the_head_once(world):
    """In a new round, with the units it had."""
    case = sample.dispatched()
    sample.act(
        case, "shelve", sample.HEAD, sample.MONDAY_MORNING, reason="资金未到位。", explained="已说明。",
        review_on="2027-03-01"
    )
    case = world.keep(case)
    shelve_case(case.id, cases=world.cases, calendars=world.calendars, clock=world.clock)
    told = [unshelve_case(case.id, cases=world.cases, clock=world.clock) for _ in range(2)]
    assert told[0] == told[1]
    assert (told[0]["resume_at"], told[0]["round"], told[0]["unit_ids"]) == ("approval", 2, ["gongshui"])
    assert world.cases.get(case.id).status == "awaiting_approval"
