"""Pages in the language of a catalogue: templates are said anew when they are read, values when they are shown."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from jinja2 import Environment, pass_eval_context
from jinja2.ext import Extension
from jinja2.filters import do_join
from jinja2.lexer import TokenStream
from markupsafe import Markup

from .catalogue import CHINESE, Catalogue
from .phrases import Say, said_anew

Filters = Mapping[str, Callable]


class Speaking(Extension):
    """Jinja extension. Without a catalogue, the source language, templates pass as they are."""

    def __init__(self, environment: Environment):
        super().__init__(environment)
        self.say: Say | None = None

    def filter_stream(self, stream: TokenStream) -> TokenStream | Iterator:
        """Called by Jinja for each template it reads."""
        return said_anew(stream, self.say) if self.say else stream


def speaking(source: Environment, catalogue: Catalogue, filters: Filters) -> Environment:
    """The same templates in another language, with filters of its own where values are written otherwise."""
    spoken = source.overlay(finalize=lambda value: _shown(catalogue, value))
    spoken.extensions[Speaking.identifier].say = catalogue.said
    spoken.filters = {**source.filters, **filters, "join": _joining(catalogue)}
    return spoken


def _joining(catalogue: Catalogue) -> Callable:
    """A list is said word by word, and divided as the language does."""

    @pass_eval_context
    def join(context: Any, values: Iterable, divided_by: str = "", attribute: str | int | None = None) -> str:
        words = values if attribute is not None else [_shown(catalogue, value) for value in values]
        return do_join(context, words, catalogue.said(divided_by), attribute)

    return join


def _shown(catalogue: Catalogue, value: Any) -> Any:
    is_text = isinstance(value, str) and not isinstance(value, Markup) and CHINESE.search(value)
    return catalogue.filled(value) if is_text else value
