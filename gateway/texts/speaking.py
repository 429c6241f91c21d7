"""Pages in the language of a catalogue: templates are said anew when they are read, values when they are shown."""

from collections.abc import Iterator
from typing import Any

from jinja2 import Environment
from jinja2.ext import Extension
from jinja2.lexer import TokenStream
from markupsafe import Markup

from .catalogue import CHINESE, Catalogue
from .phrases import Say, said_anew


class Speaking(Extension):
    """Jinja extension. Without a catalogue, the source language, templates pass as they are."""

    def __init__(self, environment: Environment):
        super().__init__(environment)
        self.say: Say | None = None

    def speak(self, catalogue: Catalogue | None) -> None:
        """From now on pages are made in this catalogue's language; without one in that of the source."""
        self.say = catalogue.said if catalogue else None
        self.environment.finalize = (lambda value: _shown(catalogue, value)) if catalogue else None
        if self.environment.cache is not None:
            self.environment.cache.clear()

    def filter_stream(self, stream: TokenStream) -> TokenStream | Iterator:
        """Called by Jinja for each template it reads."""
        return said_anew(stream, self.say) if self.say else stream


def _shown(catalogue: Catalogue, value: Any) -> Any:
    is_text = isinstance(value, str) and not isinstance(value, Markup) and CHINESE.search(value)
    return catalogue.filled(value) if is_text else value
