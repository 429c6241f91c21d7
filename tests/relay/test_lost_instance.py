"""A case whose instance was cancelled goes on under a new one, in the whole running system."""

import pytest

from hotline.bootstrap.collaborators import build_collaborators
from hotline.domain.decisions import finish_task
from hotline.domain.decisions.unit_report import UnitReport
from hotline.relay.commands import perform_commands
from hotline.testing import cases as sample

CASE_ID = "2019-900001"


@pytest.mark.slow
@pytest.mark.timeout(300)
@pytest.mark.fault
def test_a_cancelled_instance_is_replaced_and_the_case_is_finished(system, until):
    """I2: the old task goes, a new instance claims the case, the unit's report is taken to review."""
    parts = build_collaborators(system.settings)
    case = sample.registered(CASE_ID, at=parts.clock.now())
    case.instance_key = ""
    parts.vault.put(CASE_ID, sample.call_form().identity)
    parts.cases.add(case)
    perform_commands(case, cases=parts.cases, engine=parts.engine)

    def task(group):
        return next((t for t in parts.worklist.of_case(CASE_ID) if t.group == group), None)

    assert until(lambda: task("unit:gongshui"), 60)
    first = task("unit:gongshui")
    lost = parts.cases.get(CASE_ID).instance_key
    assert parts.engine.cancel_instance(lost)
    assert until(lambda: (found := task("unit:gongshui")) and found.key != first.key, 90)
    kept = parts.cases.get(CASE_ID)
    assert kept.instance_key not in ("", lost) and len(kept.assignments) == 1

    def report(case):
        form = UnitReport(handling="已更换加压泵", public_answer="水压已恢复", is_solved=True)
        finish_task(
            case, task("unit:gongshui"), form, by=sample.clerk(sample.WATER), at=parts.clock.now(),
            calendar=sample.CALENDAR, directory=sample.DIRECTORY,
        )

    perform_commands(parts.cases.change(CASE_ID, report), cases=parts.cases, engine=parts.engine)
    assert until(lambda: task("role:reviewer"), 60)
