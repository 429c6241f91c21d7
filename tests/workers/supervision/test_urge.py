"""A unit is urged with a notice."""

from dataclasses import replace

from hotline.testing import cases as sample
from workers.supervision import urge


def _urge(world, case_id, job, urged_by=""):
    return urge(
        case_id, 1, "gongshui", sample.URGING_RULE, urged_by, cases=world.cases, documents=world.documents,
        calendars=world.calendars, clock=world.clock, job=job,
    )


def test_urging_is_one_act_with_one_notice(world, job):
    """The job run twice urges once; another job urges again."""
    case = world.keep(sample.dispatched())
    assert _urge(world, case.id, job) == {"urged_by": ""}
    _urge(world, case.id, job)
    _urge(world, case.id, replace(job, key="2251799813685301"), urged_by="dc01")
    urgings = world.cases.get(case.id).assignments[0].urgings
    assert [(u.ordinal, u.by, u.by_hand) for u in urgings] == [(1, "system", False), (2, "dc01", True)]
    assert [world.document_store.find(u.document_id).unit_id for u in urgings] == ["gongshui", "gongshui"]


def test_unit_that_reported_is_left_alone(world, job):
    """No notice, no number, no history."""
    case = world.keep(sample.reported())
    _urge(world, case.id, job)
    assert world.cases.get(case.id).history == case.history
