"""Rulings on returned cases as lines of the catalogue."""

import pytest

from hotline.domain.case import Case
from hotline.domain.proposing.rulings import line_of_ruling
from hotline.domain.proposing.topics import Topic, TopicTree
from hotline.testing import cases as sample

TREE = TopicTree((Topic("城乡建设", "城市建设和市政管理", "自来水供应", ("水压", "停水")),))


def ruled(*, is_precedent: bool = True, outcome: str = "replace", **changes: object) -> Case:
    """A case that the water company returned and the head gave to the housing office."""
    case = sample.dispatched(**changes)
    sample.finish(
        case, "Task_HandleAndReport", "unit:gongshui", sample.clerk(sample.WATER), sample.MONDAY_MORNING,
        outcome="return", return_reason="归物业。", return_ground="三定规定",
    )
    sample.finish(
        case, "Task_RuleOnReturn", "role:center_head", sample.HEAD, sample.MONDAY_MORNING, unit_id="gongshui",
        outcome=outcome, opinion="归住建。", replacing_unit_id="zhujian", is_precedent=is_precedent,
    )
    return case


@pytest.mark.requirement("R-4.2")
def test_the_line_holds_topic_and_telling_words():
    """Topic and the tree's words of the subject; the same ruling is the same line."""
    case = ruled()
    line = line_of_ruling(case, "gongshui", 1, TREE)
    assert (line.unit_id, line.not_unit_id, line.topic, line.words) == ("zhujian", "gongshui", case.topic, ("水压",))
    assert line.case_id == case.id and line == line_of_ruling(case, "gongshui", 1, TREE)
    line.require_sound()


@pytest.mark.requirement("R-4.5")
def test_nothing_of_the_caller_gets_into_the_catalogue():
    """Words that aren't the tree's stay out, whoever is named in the subject."""
    assert line_of_ruling(ruled(subject="陈桂芳家水压过低"), "gongshui", 1, TREE).words == ("水压",)


@pytest.mark.parametrize(
    "changes", [{"is_precedent": False}, {"outcome": "reject"}, {"topic": "", "subject": "反映问题"}]
)
def test_other_rulings_make_no_line(changes: dict):
    """No precedent, no other unit, or nothing by which the case could be told apart."""
    assert line_of_ruling(ruled(**changes), "gongshui", 1, TREE) is None


def test_without_a_return_there_is_no_line():
    """A unit that keeps its case rules nothing."""
    assert line_of_ruling(sample.dispatched(), "gongshui", 1, TREE) is None
