"""A report of wrongdoing never reaches the unit it reports, nor those above it."""

import pytest

from hotline.domain.avoidance import avoidance_faults, units_to_avoid
from hotline.domain.errors import Refused
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
