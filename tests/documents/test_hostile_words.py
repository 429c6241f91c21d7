"""What people say is printed as they said it: no word of it is followed as markup, template or address."""

from html.parser import HTMLParser
from typing import Any

import pytest

from hotline.documents import RenderPool
from hotline.documents.kinds import KINDS
from hotline.documents.pool import default_fonts
from hotline.documents.renderer import HERE, Renderer
from hotline.domain.documents import DocumentKind
from hotline.testing.documents import sample_source
from hotline.testing.golden import text_of
from hotline.testing.scenes import SCENES

WORDS = (
    "{{ 7777*7777 }}{% include 'shared/page.css' %}{# x #}${7777*7777}#{7777*7777}<img src='http://127.0.0.1:9/x'>"
    "<script>1</script></td></table>\"'&amp;@import url(x);{{ self.__init__ }}"
)
FOLLOWED = str(7777 * 7777)
TAGS = {
    "html", "head", "meta", "title", "body", "div", "p", "h1", "h2", "header", "main", "footer", "section", "table",
    "thead", "tr", "th", "td", "span", "small", "strong", "i", "br",
}


class Reader(HTMLParser):
    """The text of a page, and the names of its tags."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.text, self.tags = "", set()
        self.feed(page)

    def handle_data(self, data: str) -> None:
        self.text += data

    def handle_starttag(self, tag: str, attrs: list) -> None:
        self.tags.add(tag)


@pytest.fixture(scope="module")
def renderer() -> Renderer:
    """The renderer in this process: the page before it is set is looked at."""
    return Renderer(default_fonts())


def _with_words(value: Any) -> Any:
    if isinstance(value, str):
        return value + WORDS
    if isinstance(value, dict):
        return {name: _with_words(each) for name, each in value.items()}
    return [_with_words(each) for each in value] if isinstance(value, list) else value


@pytest.mark.parametrize("scene", SCENES)
def test_every_field_of_every_page_is_text(renderer: Renderer, scene: str) -> None:
    """Template marks, tags and entities in all of them at once: printed, none followed."""
    kind, source = SCENES[scene]
    page = Reader(renderer.html(kind, _with_words(KINDS[kind](source()))))
    assert page.text.count(WORDS) > 5
    assert FOLLOWED not in page.text and "@counter-style" not in page.text
    assert page.tags <= TAGS


def test_they_stand_on_paper_as_they_were_said(render_pool: RenderPool) -> None:
    """In the caller's words on a slip."""
    kind = DocumentKind.TRANSFER_SLIP
    pdf = render_pool.render(kind, KINDS[kind](sample_source(kind, content=WORDS)))
    assert "".join(WORDS.split()) in "".join(text_of(pdf).split())


def test_templates_come_from_the_package_and_switch_nothing_off() -> None:
    """No `safe`, no `autoescape false`, no include by a name from outside; every page of a kind has its template."""
    templates = sorted(HERE.rglob("*.html"))
    assert {path.parent.name for path in templates} == {*DocumentKind, "shared"}
    for path in templates:
        text = path.read_text("utf-8")
        assert not [mark for mark in ("|safe", "| safe", "autoescape", "Markup", "{% include") if mark in text], path
