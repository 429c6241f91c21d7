"""Every text of templates and code."""

from collections.abc import Iterator

from jinja2 import Environment

from .catalogue import CHINESE
from .phrases import said_anew
from .sayings import sayings

MARKS = "、。《》「」！（），：；？"


def every_text(environment: Environment) -> set[str]:
    """The sources of a complete catalogue."""
    return {*_of_templates(environment), *sayings(), *MARKS}


def _of_templates(environment: Environment) -> Iterator[str]:
    found: list[str] = []

    def noted(text: str) -> str:
        if CHINESE.search(text):
            found.append(text)
        return text

    for name in environment.list_templates():
        source = environment.loader.get_source(environment, name)[0]
        for _ in said_anew(environment.lexer.tokenize(source, name), noted):
            pass
    yield from found
