"""Articles found by what callers say, over postings kept in memory."""

from datetime import date

import pytest

from hotline.domain import knowledge_finding
from hotline.domain.knowledge import Article
from hotline.domain.knowledge_finding import ending, keys_of, likeliest, question_keys, ranked
from hotline.setup.knowledge_seed import sample_articles

ARTICLES = {article.id: article for article in sample_articles()}


def found(text: str) -> list[str]:
    """Ids of what is found among the samples."""
    postings: dict[str, list[str]] = {}
    for key in question_keys(text):
        postings[key] = [article_id for article_id, article in ARTICLES.items() if key in keys_of(article)]
    candidates = [ARTICLES[article_id] for article_id in likeliest(postings, 60)]
    return [article.id for article in ranked(candidates, postings, 5)]


@pytest.mark.parametrize(("said", "article_id"), [
    ("暖气", "heating-cold"), ("路灯", "street-lamp"), ("水压低", "water-pressure"),
    ("我家暖气一直不热，室温只有十五度，老人受不了", "heating-cold"),
    ("楼上没人住想停暖，取暖费还要交吗", "heating-refund"),
    ("昨天太冷，水表冻坏了，家里一直漏水", "water-frozen"),
    ("外地户口租房，孩子明年上小学怎么报名", "school-enrolment"),
    ("我们在工地干了三个月，老板不发工资", "wages-unpaid"),
    ("隔壁工地半夜还在施工，太吵了睡不着", "noise-night"),
    ("小区物业不管事，电梯坏了半个月，我们想不交物业费", "property-fee"),
    ("有人打电话说是公安，让我转账", "fraud-call"),
])
def test_what_callers_say_finds_its_answer_first(said: str, article_id: str) -> None:
    """A word as it is typed, and the sentences of a call."""
    assert found(said)[0] == article_id


@pytest.mark.parametrize("said", ["", "水", "我想给领导提个建议，请你们记一下", "公交车总是不到站停车，等了四十分钟"])
def test_what_no_article_answers_finds_none(said: str) -> None:
    """Polite words and chance pairs don't make an answer."""
    assert found(said) == []


def test_a_long_call_asks_for_at_most_sixty_keys() -> None:
    """The latest words count: that's what is being said."""
    keys = question_keys("开头" * 10 + "".join(chr(0x4E00 + place) for place in range(300)) + "路灯不亮")
    assert len(keys) == knowledge_finding.MOST_PAIRS and "pair/路灯" in keys and "pair/开头" not in keys


def test_lists_are_keys_too() -> None:
    """By state, unit, open request and the month of the end."""
    keys = keys_of(ARTICLES["beach-season"])
    assert {"list/all", "list/state/staff", "list/unit/shanhaitian", "list/until/2026-10"} <= keys
    assert "list/asked" not in keys
    months = ("2026-10", "2026-11", "2026-12", "2027-01")
    assert ending(date(2026, 12, 3)) == [f"list/until/{month}" for month in months]


def test_only_what_is_allowed_is_likely() -> None:
    """Others don't take the places of those that may be shown."""
    postings = {"pair/水压": ["a", "b", "c"], "pair/压低": ["a", "b"]}
    assert likeliest(postings, 2) == ["a", "b"] and likeliest(postings, 2, within=["c"]) == ["c"]
    assert isinstance(ARTICLES["heating-cold"], Article)
