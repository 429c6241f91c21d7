"""Another language can follow: every text is found, translated in place, and values keep theirs."""

import json
import re

import pytest

from gateway.rendering import environment, languages
from gateway.texts import SOURCE_LANGUAGE, Catalogue
from gateway.texts.catalogue import CHINESE, CatalogueFaulty, LanguageMissing, renewed
from gateway.texts.collecting import every_text
from gateway.texts.phrases import said_anew
from gateway.texts.sayings import sayings

WORDS = re.compile(r"[\u2e80-\u9fff\uff00-\uffef]+")
TEMPLATES = environment.list_templates()


def _foreign(text: str) -> str:
    """A language that has one word."""
    return WORDS.sub("bla", text)


@pytest.fixture
def another_language():
    """Pages in a language that is complete and has one word."""
    texts = (text for text in every_text(environment) if not set('"<>') & set(text))
    languages.add("xx", Catalogue({text: _foreign(text) for text in texts}))
    languages.usual = "xx"
    yield
    languages.usual = SOURCE_LANGUAGE
    languages.forget("xx")


def _tokens(name: str, say) -> list[tuple[str, str]]:
    source = environment.loader.get_source(environment, name)[0]
    joined: list[tuple[str, str]] = []
    for token in said_anew(environment.lexer.tokenize(source, name), say):
        if joined and token.type == joined[-1][0] == "data":
            joined[-1] = ("data", joined[-1][1] + token.value)
        elif token.type != "data" or token.value:
            joined.append((token.type, token.value))
    return joined


@pytest.mark.parametrize("name", TEMPLATES)
def test_every_text_of_a_template_is_found_and_nothing_else_touched(name) -> None:
    """Said as they are, templates stay the same; said in another language, no Chinese word is left."""
    source = environment.loader.get_source(environment, name)[0]
    plain = [(t.type, t.value) for t in environment.lexer.tokenize(source, name) if t.type != "data" or t.value]
    assert _tokens(name, lambda text: text) == plain
    words = [value for kind, value in _tokens(name, _foreign) if kind in ("data", "string")]
    assert not [value for value in words if CHINESE.search(value)]


def test_values_stand_where_the_translation_wants_them() -> None:
    """Their order is the language's; markup around them stays."""
    stream = environment.lexer.tokenize('<b title="第 {{ n }} 版">还有 {{ count }} 处，共 {{ total|int }} 处</b>')
    texts = {"第 {0} 版": "release {0}", "还有 {0} 处，共 {1} 处": "of {1} places {0} are left"}
    signs = {"variable_begin": "{{", "variable_end": "}}"}
    template = "".join(signs.get(t.type, t.value) for t in said_anew(stream, lambda s: texts[s]))
    assert template == '<b title="release {{n}}">of {{total|int}} places {{count}} are left</b>'


def test_a_sentence_of_the_code_finds_its_values_again() -> None:
    """The narrowest source is taken; what is no text of ours stays."""
    catalogue = Catalogue({"没有编号为 {0} 的案件，请核对编号": "No case {0}.", "求助": "help", "请{0}": "please {0}"})
    assert catalogue.filled("没有编号为 2026-000001 的案件，请核对编号") == "No case 2026-000001."
    assert catalogue.filled("求助") == "help"
    assert catalogue.filled("路灯不亮") == "路灯不亮"


def test_texts_of_the_code_are_collected_with_their_places() -> None:
    """Labels, refusals, what forms say."""
    found = set(sayings())
    assert {"求助", "您的岗位没有这项权限，请从首页进入您的工作", "没有编号为 {0} 的案件，请核对编号"} <= found


@pytest.mark.parametrize("text", ["<b>no</b>", "no", "no {0} {1}", 'a "b" {0}'])
def test_a_translation_that_would_break_pages_is_refused(text) -> None:
    """Markup, lost or new places; the message names the source."""
    with pytest.raises(CatalogueFaulty, match="共"):
        Catalogue({"共 {0} 件": text})


def test_a_catalogue_written_anew_keeps_what_is_translated() -> None:
    """Texts that are gone leave it, new ones wait."""
    assert json.loads(json.dumps(renewed(["甲", "乙"], {"甲": "a", "丙": "c"}))) == {"甲": "a", "乙": ""}


def test_a_language_that_nobody_began_is_said(tmp_path) -> None:
    """With the command that begins it."""
    with pytest.raises(LanguageMissing, match=r"python -m gateway\.texts fr"):
        Catalogue.of("fr", tmp_path)


def test_pages_are_made_in_the_other_language(another_language, nobody, sit_down) -> None:
    """The frame, forms, menus and refusals; only names and what people wrote stay as they are."""
    page = nobody.get("/login").text.split("<h2>")[0]
    assert page.count("bla") > 5 and not CHINESE.search(page)
    head = sit_down("fzr01").get("/cases/2026-999999")
    left = set(re.findall(r"[\u3400-\u9fff]+", head.text))
    assert head.status_code == 404 and left <= {"受理中心负责人"}
