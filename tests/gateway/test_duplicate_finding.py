"""Merged cases, mass incidents and the index behind likely duplicates."""

from types import SimpleNamespace

import pytest

from gateway import duplicate_finding
from hotline.domain.duplicates import Matter
from hotline.domain.errors import TemporarilyUnavailable
from hotline.domain.turn import Merge
from hotline.testing import cases as sample
from hotline.testing.cases import MONDAY_MORNING, OPERATOR, call_form

SAYING = Matter("小区水压过低。我们小区六楼以上傍晚水压过低，没法做饭。", "金海花园3号楼")


def listed(kit, case_id: str, **changes: object):
    """A case that was registered and can be found again."""
    case = sample.registered(case_id, **changes)
    kit.cases.add(case)
    duplicate_finding.remember(kit, case)
    return case


def merged(kit, child_id: str, parent_id: str) -> None:
    """Let one case follow another."""
    kit.cases.change(child_id, lambda case: setattr(case, "merge", Merge(
        parent_id=parent_id, from_status=case.status, at=MONDAY_MORNING.isoformat(), by_name="王晓梅",
    )))


def found(kit, matter: Matter = SAYING) -> list[str]:
    """Ids of the likely duplicates for an operator."""
    return [d.case.id for d in duplicate_finding.duplicates_for(kit, OPERATOR, matter, ())]


@pytest.mark.requirement("R-2.1")
def test_a_merged_case_stands_for_the_one_it_follows(kit):
    """Of a parent and its children only the parent is proposed, also when only a child sounds like the call."""
    listed(kit, "2026-000001", content="水压不够", subject="水压", place="石臼街道")
    listed(kit, "2026-000002")
    assert found(kit) == ["2026-000002"]
    merged(kit, "2026-000002", "2026-000001")
    assert found(kit) == ["2026-000001"]


def test_five_hundred_calls_of_one_cause_are_one_proposal(kit):
    """The index is asked for a few cases, however many share the place."""
    listed(kit, "2026-000001")
    for number in range(2, 40):
        listed(kit, f"2026-{number:06d}")
        merged(kit, f"2026-{number:06d}", "2026-000001")
    assert found(kit) == ["2026-000001"]


@pytest.mark.requirement("R-2.1")
def test_a_mass_incident_is_offered_to_every_operator(kit, sit_down):
    """Opened by the shift leader it is listed at once, whatever the next caller says; when it has ended no more."""
    listed(kit, "2026-000001")
    assert duplicate_finding.incidents_for(kit, OPERATOR) == ()
    answer = sit_down("zb01").post("/api/v1/cases/2026-000001/acts/open_mass_incident", {})
    assert answer.status_code < 300, answer.text
    assert [case.id for case in duplicate_finding.incidents_for(kit, OPERATOR)] == ["2026-000001"]


@pytest.mark.requirement("R-4.5")
def test_who_may_not_read_a_case_is_not_told_of_it(kit):
    """A unit's clerk finds nothing, even asking the same question."""
    listed(kit, "2026-000001")
    kit.vault.put("2026-000001", call_form().identity)
    clerk = sample.clerk(sample.HOUSING)
    of_caller = duplicate_finding.cases_of_caller(kit, clerk, "13806331234")
    assert of_caller == [] and duplicate_finding.duplicates_for(kit, clerk, SAYING, of_caller) == ()


def test_a_call_is_taken_although_it_can_t_be_listed(kit, sit_down):
    """When the index is away the caller still gets a number."""

    def away(*args: object) -> None:
        raise TemporarilyUnavailable("数据库暂时连接不上")

    kit.likeness = SimpleNamespace(add=away)
    answer = sit_down("1001").post("/api/v1/calls", call_form().model_dump())
    assert answer.status_code == 201 and kit.cases.get("2026-000001").subject == "小区水压过低"
