"""The matter goes to the units with a slip each."""

from datetime import timedelta

import pytest

from hotline.domain.errors import Refused
from hotline.domain.status import CaseStatus
from hotline.testing import cases as sample
from workers.dispatch import issue_transfer_slips

UNITS = ["zhujian", "gongshui"]


def _issue(world, case_id, limit=None):
    return issue_transfer_slips(
        case_id, 1, 1, UNITS, "zhujian", limit or {"amount": 5, "unit": "workday"}, cases=world.cases,
        documents=world.documents, directory=world.directory, calendars=world.calendars, clock=world.clock,
    )


def test_each_unit_gets_its_slip_lead_first(world):
    """Two units, two slips, one limit five working days after dispatch."""
    case = world.keep(sample.registered())
    answer = _issue(world, case.id)
    kept = world.cases.get(case.id)
    assert answer == {"unit_ids": UNITS, "due_at": "2026-11-30T09:30:00+08:00"}
    assert kept.status is CaseStatus.HANDLING
    assert [(a.unit_id, a.role) for a in kept.assignments] == [("zhujian", "lead"), ("gongshui", "co")]
    assert [d.unit_id for d in kept.documents] == UNITS


def test_second_try_moves_no_limit_and_prints_nothing_again(world):
    """A repeat a minute later finds limit and slips as they were."""
    case = world.keep(sample.registered())
    _issue(world, case.id)
    first = world.cases.get(case.id)
    world.clock.move(timedelta(minutes=1))
    _issue(world, case.id)
    again = world.cases.get(case.id)
    assert (again.assignments, again.documents, again.history) == (first.assignments, first.documents, first.history)


def test_report_of_wrongdoing_never_reaches_the_reported_unit(world):
    """The job refuses, and nothing is assigned."""
    case = world.keep(
        sample.registered(
            way="approve", unit_ids=[], reports_wrongdoing=True, reported_unit_id="gongshui", unit_text="有群众举报。"
        )
    )
    with pytest.raises(Refused, match="被举报单位"):
        _issue(world, case.id)
    assert world.cases.get(case.id).assignments == []
