"""Units proposed from catalogue, duties and place."""

import pytest

from hotline.domain.directory import Unit
from hotline.domain.proposing.catalogue import CatalogueLine, Said
from hotline.domain.proposing.units import propose_units

WATER = Unit(
    id="gongshui", name="供水公司", short_name="供水公司", category="公共服务单位",
    duties=["停水与爆管抢修", "水质与水压"],
)
HOUSING = Unit(id="zhujian", name="住建局", short_name="住建局", category="市政府部门", duties=["物业服务与维修资金"])
EAST = Unit(
    id="donggang", name="东港区人民政府", short_name="东港区", category="区县", duties=["辖区社区服务与路灯维护"],
)
WEST = Unit(id="juxian", name="莒县人民政府", short_name="莒县", category="区县", duties=["县域社区服务与路灯维护"])
UNITS = [WATER, HOUSING, EAST, WEST]


def first(said: Said, *lines: CatalogueLine, avoided: frozenset[str] = frozenset()) -> list[str]:
    """Ids of the proposed units."""
    return [proposal.value for proposal in propose_units(said, UNITS, lines, avoided)]


@pytest.mark.requirement("R-5.1.2")
def test_listed_duties_propose_their_unit():
    """Water pressure is what the water company lists; the reason says so."""
    [best, *_] = propose_units(Said("六楼水压太低"), UNITS, ())
    assert best.value == "gongshui" and "单位职责含“水压”" in best.reason


def test_a_district_is_proposed_only_for_what_is_in_it():
    """Two districts list the same duty: the one that is named gets it, neither without a place."""
    assert first(Said("路灯坏了", district="东港区")) == ["donggang"]
    assert first(Said("莒县村里的路灯坏了")) == ["juxian"]
    assert first(Said("路灯坏了")) == []


def test_the_catalogue_goes_before_duties():
    """A line with the caller's word outweighs a duty that sounds like it."""
    line = CatalogueLine(id="1", unit_id="zhujian", words=("二次加压",))
    assert first(Said("二次加压的水压太低"), line)[0] == "zhujian"


def test_a_line_needs_all_its_conditions():
    """Word, topic and district of a line must all hold."""
    line = CatalogueLine(id="1", unit_id="zhujian", topic="城乡建设", words=("漏水",), district="东港区")
    topic = ("城乡建设/城乡规划/其他",)
    assert first(Said("屋顶漏水", topic, "东港区"), line) == ["zhujian"]
    assert first(Said("屋顶漏水", topic, "莒县"), line) == []
    assert first(Said("屋顶漏水", (), "东港区"), line) == []
    assert first(Said("屋顶破了", topic, "东港区"), line) == []


@pytest.mark.requirement("R-4.2")
def test_a_ruling_makes_the_next_case_right():
    """After a ruling the unit that was found in charge is proposed first, and the one that returned it not at all."""
    said = Said("小区水压太低", ("城乡建设/城市建设和市政管理/小区管理",))
    assert first(said)[0] == "gongshui"
    ruling = CatalogueLine(
        id="ruling/2026-000001/1/gongshui", unit_id="zhujian", not_unit_id="gongshui", words=("水压",),
        case_id="2026-000001",
    )
    assert first(said, ruling) == ["zhujian"]
    [best] = propose_units(said, UNITS, (ruling,))
    assert "派单目录（2026-000001 号案裁定）" in best.reason


@pytest.mark.requirement("R-4.5")
def test_a_reported_unit_is_never_proposed():
    """Units to avoid don't appear, whatever speaks for them."""
    line = CatalogueLine(id="1", unit_id="gongshui", words=("水压",))
    assert first(Said("水压太低"), line, avoided=frozenset({"gongshui"})) == []


def test_a_line_of_a_unit_that_left_the_directory_does_nothing():
    """Lines are older than directories."""
    assert first(Said("水压太低"), CatalogueLine(id="1", unit_id="gone", words=("水压",))) == ["gongshui"]
