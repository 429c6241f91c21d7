"""Claiming a case's instance, and starting again at a boundary."""

import pytest

from hotline.domain import instance
from hotline.domain.history import first_broken
from hotline.testing import cases as sample

AT = sample.MONDAY_MORNING


def test_the_first_instance_has_the_case_and_a_second_leaves() -> None:
    """The same one may ask again; a repeat adds no line."""
    case = sample.registered()
    length = len(case.history)
    assert instance.claim(case, "4711", at=AT)
    assert not instance.claim(case, "4712", at=AT)
    assert (case.instance_key, len(case.history)) == ("4711", length)


@pytest.mark.parametrize(
    ("make", "boundary", "status"),
    [
        (sample.registered, "", "registered"), (sample.prepared, "approval", "awaiting_approval"),
        (sample.dispatched, "handling", "handling"), (sample.reported, "review", "reported"),
        (sample.completed, "callback", "completed"),
    ],
)
def test_a_lost_instance_resumes_at_its_procedures_boundary(make, boundary: str, status: str) -> None:
    """With a new number, a single start command, and the history unbroken."""
    case = make()
    assert instance.restart(case, at=AT) == boundary
    starts = [command for command in case.commands if command.kind == "start"]
    assert [(c.id, c.variables["resume_at"]) for c in starts] == [(f"start/{case.id}/2", boundary)]
    assert (case.status, case.instance_key, first_broken(case.history)) == (status, "", None)


def test_the_lost_instance_can_no_longer_claim_once_replaced() -> None:
    """The new one has the case; the old one, should it come back, leaves."""
    case = sample.dispatched()
    instance.restart(case, at=AT)
    assert instance.claim(case, "4800", at=AT)
    assert not instance.claim(case, "4711", at=AT)


def test_a_new_instance_knows_the_units_that_approval_chose() -> None:
    """A report sent back for supplement after a restart finds its units, though the operator chose none."""
    case = sample.prepared()
    sample.finish(
        case, "Task_HeadReads", "role:center_head", sample.HEAD, AT, opinion="请办理。",
        unit_ids=["gongshui", "zhujian"], lead_unit_id="zhujian",
    )
    sample.dispatch(case, sample.HOUSING, sample.WATER, at=AT)
    instance.restart(case, at=AT)
    variables = case.commands[-1].variables
    assert (variables["unit_ids"], variables["lead_unit_id"]) == (["zhujian", "gongshui"], "zhujian")
