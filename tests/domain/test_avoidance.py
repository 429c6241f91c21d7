"""A report of wrongdoing never reaches the unit it reports, nor those above it."""

import pytest

from hotline.domain.avoidance import avoidance_faults, units_to_avoid
from hotline.domain.errors import FieldsRefused, Refused
from hotline.testing import cases as sample

WATER = sample.WATER.model_copy(update={"parent_id": "zhujian"})
UNITS = [WATER, sample.HOUSING]


def test_the_reported_unit_and_those_above_are_avoided() -> None:
    """Upwards only; none reported, none avoided; a circle of parents ends."""
    assert units_to_avoid("gongshui", UNITS) == {"gongshui", "zhujian"}
    assert units_to_avoid("zhujian", UNITS) == {"zhujian"}
    assert units_to_avoid("", UNITS) == set()
    circle = [WATER, sample.HOUSING.model_copy(update={"parent_id": "gongshui"})]
    assert units_to_avoid("gongshui", circle) == {"gongshui", "zhujian"}


def test_choosing_one_of_them_is_a_fault_of_the_units() -> None:
    """Beside the field, with the law."""
    assert "第三十条" in avoidance_faults(["zhujian"], "gongshui", UNITS)["unit_ids"]
    assert avoidance_faults(["zhujian"], "", UNITS) == {}


def test_dispatch_itself_refuses_the_reported_unit() -> None:
    """Whoever chose it, on whichever way."""
    case = sample.prepared(reports_wrongdoing=True, unit_text="x", reported_unit_id="gongshui")
    with pytest.raises(Refused, match=r"举报.*上级"):
        sample.assign(case, sample.WATER, at=sample.MONDAY_MORNING, avoided=units_to_avoid("gongshui", UNITS))
    with pytest.raises(Refused, match=r"举报.*上级"):
        sample.assign(case, sample.HOUSING, at=sample.MONDAY_MORNING, avoided=units_to_avoid("gongshui", UNITS))
    assert case.assignments == []


@pytest.mark.requirement("R-4.5")
def test_neither_a_meeting_nor_a_ruling_brings_it_to_them() -> None:
    """A notice of the meeting, or the part of a unit that returned the case."""
    at = sample.MONDAY_MORNING
    case = sample.dispatched(
        sample.PARKS, reports_wrongdoing=True, unit_text="有群众举报。", reported_unit_id="gongshui",
        unit_ids=["shanhaitian"],
    )
    with pytest.raises(FieldsRefused, match="第三十条"):
        sample.act(
            case, "convene_meeting", sample.SECTION, at, unit_ids=["gongshui"], subject="x", at="2026-11-25T09:00",
            place="x"
        )
    sample.finish(
        case, "Task_HandleAndReport", "unit:shanhaitian", sample.clerk(sample.PARKS), at, outcome="return",
        return_reason="非本单位职责。", return_ground="三定规定",
    )
    with pytest.raises(FieldsRefused, match="第三十条"):
        sample.finish(
            case, "Task_RuleOnReturn", "role:center_head", sample.HEAD, at, unit_id="shanhaitian", outcome="replace",
            opinion="x", replacing_unit_id="gongshui",
        )
