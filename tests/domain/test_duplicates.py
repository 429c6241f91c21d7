"""Likely duplicates of a call."""

from datetime import timedelta

import pytest

from hotline.domain.duplicates import Matter, rank, week_of, weeks_of
from hotline.testing.cases import MONDAY_MORNING, registered

LATER = MONDAY_MORNING + timedelta(days=3)
SAYING = "小区水压过低。我们小区六楼以上傍晚水压过低，没法做饭。"


def ranked(matter: Matter, *cases, same_caller: tuple[str, ...] = (), now=LATER):
    """What is likely among these cases."""
    return rank(matter, cases, same_caller=frozenset(same_caller), now=now)


@pytest.mark.requirement("R-2.1")
def test_the_same_matter_is_found_with_its_reasons():
    """Caller, place, text and topic, each said; the likelier first."""
    case, other = registered(), registered("2026-000002", content="公交末班车太早，坐不上。", subject="公交", topic="")
    found = ranked(Matter(SAYING, "金海花园12号楼", case.topic), other, case, same_caller=("2026-000001",))
    assert found[0].case is case
    assert found[0].reasons[0] == "同一来话人"
    assert "同一地点：金海花园" in found[0].reasons and "同一主题" in found[0].reasons
    assert any(reason.startswith("内容相近") for reason in found[0].reasons)


def test_what_has_little_in_common_isn_t_proposed():
    """The same topic alone is no duplicate."""
    case = registered(place="")
    assert ranked(Matter("另一件完全不同的事情", "", case.topic), case) == []


def test_after_four_weeks_a_matter_is_a_new_one():
    """Registered 28 days ago it counts, a minute longer and it doesn't."""
    matter = Matter(SAYING, "金海花园")
    assert ranked(matter, registered(), now=MONDAY_MORNING + timedelta(weeks=4))
    assert not ranked(matter, registered(), now=MONDAY_MORNING + timedelta(weeks=4, minutes=1))


def test_a_mass_incident_goes_first():
    """Of two alike the one that others were attached to."""
    plain, incident = registered(), registered("2026-000002")
    incident.is_mass_incident = True
    assert [d.case.id for d in ranked(Matter(SAYING, "金海花园"), plain, incident)] == ["2026-000002", "2026-000001"]


def test_the_weeks_looked_through_cover_four_weeks():
    """Five weeks by the calendar, over the turn of the year."""
    assert weeks_of(MONDAY_MORNING) == ["2026-W48", "2026-W47", "2026-W46", "2026-W45", "2026-W44"]
    assert week_of((MONDAY_MORNING + timedelta(days=40)).date()) == "2026-W53"
