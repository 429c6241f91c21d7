"""The center head gives a misrouted case to other units."""

from hotline.testing import cases as sample
from workers.dispatch import begin_correction, issue_transfer_slips


def test_the_other_unit_gets_a_slip_on_the_limit_that_runs(world):
    """A repeat of the job tells the same; the new slip shows the old limit."""
    case = sample.dispatched()
    sample.act(case, "correct_units", sample.HEAD, sample.MONDAY_MORNING, unit_ids=["zhujian"], reason="归住建。")
    case = world.keep(case)
    told = [begin_correction(case.id, cases=world.cases, clock=world.clock) for _ in range(2)]
    assert told[0] == told[1] and told[0]["resume_at"] == "handling"
    answer = issue_transfer_slips(
        case.id, 1, told[0]["attempt"], told[0]["unit_ids"], told[0]["lead_unit_id"],
        {"amount": 5, "unit": "workday"}, cases=world.cases, documents=world.documents, directory=world.directory,
        calendars=world.calendars, clock=world.clock,
    )
    kept = world.cases.get(case.id)
    assert answer == {"unit_ids": ["zhujian"], "due_at": case.assignments[0].due_at}
    assert kept.status == "handling" and kept.documents[-1].unit_id == "zhujian"
