"""The units mend their reports."""

from hotline.domain import dispatching
from hotline.domain.documents import DocumentKind
from hotline.testing import cases as sample
from workers.dispatch import begin_supplement


def test_supplement_counts_one_attempt_however_often_it_runs(world):
    """Attempt two, once."""
    case = sample.reported()
    sample.finish(
        case, "Task_ReviewReport", "role:reviewer", sample.REVIEWER, sample.MONDAY_MORNING,
        outcome="supplement", opinion="请补充整改照片。",
    )
    world.keep(case)
    for _ in range(2):
        told = begin_supplement(case.id, 1, cases=world.cases, clock=world.clock)
        assert told == {"attempt": 2, "unit_ids": ["gongshui"], "lead_unit_id": "gongshui"}
    kept = world.cases.get(case.id)
    assert (kept.round, kept.attempt) == (1, 2)
    assert sum(entry.event == "supplement_ordered" for entry in kept.history) == 1


def test_the_unit_that_took_over_mends_the_report_not_the_one_relieved(world):
    """The lead's part went to another: that one leads the supplement."""
    at, case = sample.MONDAY_MORNING, sample.dispatched(sample.WATER, sample.PARKS)
    sample.finish(
        case, "Task_HandleAndReport", "unit:gongshui", sample.clerk(sample.WATER), at, outcome="return",
        return_reason="归住建。", return_ground="三定规定",
    )
    sample.finish(
        case, "Task_RuleOnReturn", "role:center_head", sample.HEAD, at, unit_id="gongshui", outcome="replace",
        opinion="归住建。", replacing_unit_id="zhujian",
    )
    part = dispatching.replace_unit(case, "gongshui", sample.HOUSING, 1, set())
    dispatching.replaced(case, part, sample.slip(case, DocumentKind.TRANSFER_SLIP, 9, at, "zhujian"), at=at)
    case = world.keep(case)
    told = begin_supplement(case.id, 1, cases=world.cases, clock=world.clock)
    assert (told["unit_ids"], told["lead_unit_id"]) == (["zhujian", "shanhaitian"], "zhujian")
