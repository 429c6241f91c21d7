"""Rulings that fall to a leader, entered by the secretary."""

from datetime import timedelta

import pytest

from hotline.domain.errors import FieldsRefused
from hotline.domain.roles import Actor, Role
from hotline.testing import cases as sample

LATER = sample.MONDAY_MORNING + timedelta(hours=3)
SECRETARY = Actor("ms01", "陆知行", frozenset({Role.LEADER_SECRETARY}), leader_id="mayor")


@pytest.mark.requirement("R-5.3.1")
def test_a_secretary_enters_the_leaders_ruling_with_the_scan_and_both_are_named():
    """Without the scan nothing is changed; with it the leader has decided and the secretary is named beside."""
    case = sample.dispatched()
    sample.act(case, "request_extension", sample.clerk(sample.WATER), LATER, workdays=4, reason="水泵需定制。")
    fields = {"unit_id": "gongshui", "outcome": "grant", "workdays": 2}
    with pytest.raises(FieldsRefused):
        sample.finish(case, "Task_RuleOnExtension", "leader:mayor", SECRETARY, LATER, **fields)
    assert case.assignments[0].extension.ruling is None
    sample.finish(case, "Task_RuleOnExtension", "leader:mayor", SECRETARY, LATER, scan_id="a1", **fields)
    ruling = case.assignments[0].extension.ruling
    assert (ruling.by_name, ruling.title, ruling.entered_by) == ("周明远", "市政府领导", "陆知行")
    assert case.orders[-1].extra["decided_by"] == "周明远（陆知行代录）"


@pytest.mark.requirement("R-4.2")
def test_the_heads_ruling_needs_no_scan():
    """Who decides in their own name is named alone."""
    case = sample.dispatched()
    sample.finish(
        case, "Task_HandleAndReport", "unit:gongshui", sample.clerk(sample.WATER), LATER, outcome="return",
        return_reason="自管供水。", return_ground="《城市供水条例》第十条",
    )
    sample.finish(
        case, "Task_RuleOnReturn", "role:center_head", sample.HEAD, LATER, unit_id="gongshui", outcome="reject",
        opinion="属该单位职责。", scan_id="x",
    )
    ruling = case.assignments[0].returned.ruling
    assert (ruling.said_by, ruling.title, ruling.scan_id) == ("赵建国", "受理中心负责人", "")
