"""Rulings on returned cases as lines of the catalogue."""

import pytest

from hotline.domain.proposing.rulings import line_of_ruling
from hotline.domain.proposing.topics import Topic, TopicTree
from hotline.testing.cases import MONDAY_MORNING, registered

TREE = TopicTree((Topic("城乡建设", "城市建设和市政管理", "自来水供应", ("水压", "停水")),))
RULING = {"unit_id": "zhujian", "not_unit_id": "gongshui", "attempt": 1, "at": MONDAY_MORNING, "by_name": "赵建国"}


@pytest.mark.requirement("R-4.2")
def test_the_line_holds_topic_and_telling_words():
    """Topic and the tree's words of the subject; the same ruling is the same line."""
    case = registered()
    line = line_of_ruling(case, tree=TREE, **RULING)
    assert (line.unit_id, line.not_unit_id, line.topic, line.words) == ("zhujian", "gongshui", case.topic, ("水压",))
    assert line.case_id == case.id and line == line_of_ruling(case, tree=TREE, **RULING)
    line.require_sound()


@pytest.mark.requirement("R-4.5")
def test_nothing_of_the_caller_gets_into_the_catalogue():
    """Words that aren't the tree's stay out, whoever is named in the subject."""
    case = registered(subject="陈桂芳家水压过低 13806331234")
    assert line_of_ruling(case, tree=TREE, **RULING).words == ("水压",)


def test_a_case_that_nothing_tells_apart_makes_no_line():
    """Without topic and words the line would hold for everything."""
    assert line_of_ruling(registered(topic="", subject="反映问题"), tree=TREE, **RULING) is None
