"""The articles of the regulation (工作规程), word for word, so that a page can show what governs a button."""

import re
from functools import cache
from importlib.resources import files

import yaml

from .errors import NotFound

_BETWEEN = re.compile(r"[、，]")


@cache
def articles() -> dict[str, str]:
    """Article → its own sentences, in the regulation's order, e.g. 五（二）3 → 催办。工作人员对转办的事项要及时催办…"""
    return yaml.safe_load(files(__package__).joinpath("regulation.yaml").read_text("utf-8"))


def article_text(article: str) -> str:
    """What an article says, as 五（一）1（3） or, of several, as 四（四）、五（三）1: then each with its number.

    Raises: NotFound: the regulation has no such article.
    """
    names = [name for name in _BETWEEN.split(article) if name]
    if not names or any(name not in articles() for name in names):
        raise NotFound(f"工作规程没有「{article}」这一条")
    if len(names) == 1:
        return articles()[names[0]]
    return "\n".join(f"{name}　{articles()[name]}" for name in names)
