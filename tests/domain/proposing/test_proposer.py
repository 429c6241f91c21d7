"""All proposals at once."""

import statistics
import time

import pytest

from hotline.domain.proposing import Question, propose

PARTS = [
    "我住金海花园12号楼六楼，最近半个月每天傍晚水压特别小，", "物业说是市政管网的问题，",
    "楼下烧烤摊油烟大，晚上噪音扰民，", "请尽快解决。",
]


@pytest.mark.requirement("R-5.1.1")
def test_a_call_gets_all_its_proposals(proposed):
    """Topic, unit and masked text of one call, each with a reason."""
    found = proposed("".join(PARTS))
    assert found.topics and found.units and found.masked.spans
    assert all(p.reason for p in (*found.topics, *found.units))


def test_the_chosen_topic_decides_about_units(proposed):
    """What the operator chose counts more than what was guessed."""
    assert proposed("有个事想反映一下", topic="政法/户籍证件/户籍管理").units[0].value == "gongan"


def test_few_characters_propose_nothing(proposed):
    """While the operator has hardly begun nothing flickers."""
    found = proposed("喂水")
    assert not found.topics and not found.units


def test_five_hundred_characters_take_less_than_twenty_milliseconds(facts):
    """The median of twenty, warm."""
    question = Question(content=("".join(PARTS) * 10)[:500])
    propose(question, facts)
    taken = []
    for _ in range(20):
        began = time.process_time()
        propose(question, facts)
        taken.append(time.process_time() - began)
    assert statistics.median(taken) < 0.020
