"""The regulation's own words beside what it governs."""

import pytest

from hotline.domain.acts import ACTS
from hotline.domain.decisions import DECISIONS
from hotline.domain.errors import NotFound
from hotline.domain.regulation import article_text, articles


@pytest.mark.parametrize("article", sorted({one.article for one in [*ACTS.values(), *DECISIONS.values()]}))
def test_every_button_names_an_article_that_exists(article):
    """Each article beside a button resolves to sentences of the regulation."""
    assert len(article_text(article)) > 10


def test_an_article_is_told_word_for_word():
    """Urging and supervision read as the regulation has them."""
    assert article_text("五（二）4") == "督办。经两次催办未果或超出办理期限的，交市政府办公室督查科督办。"
    assert article_text("五（一）1（2）").startswith("分门别类登记来话内容")
    assert "不受理来信来访" in article_text("三") and "民主党派" in article_text("三")


def test_several_articles_are_told_each_with_its_number():
    """A button that two articles govern shows both."""
    told = article_text("四（四）、五（三）1").splitlines()
    assert [line.split("　")[0] for line in told] == ["四（四）", "五（三）1"]


def test_an_article_that_does_not_exist_is_refused():
    """A slip of the pen is noticed."""
    with pytest.raises(NotFound):
        article_text("七（一）")


def test_all_six_chapters_are_there():
    """From the purpose to the rest, with every part."""
    assert {name[0] for name in articles()} - {"前"} == set("一二三四五六")
    assert len(articles()) == 54
