"""The languages that pages can be made in: the source, and each one with a catalogue."""

from collections.abc import Callable
from pathlib import Path

from jinja2 import Environment
from starlette.requests import Request

from .catalogue import FOLDER, SOURCE_LANGUAGE, Catalogue
from .choosing import accepted
from .speaking import Filters, speaking

COOKIE = "hotline_language"
PARAMETER = "language"
PUBLIC = "/look-up"
_OWN_NAME = "中文"


class Languages:
    """Of one environment; `filters` gives those of a catalogue that write dates and the like."""

    def __init__(self, source: Environment, filters: Callable[[Catalogue], Filters], folder: Path = FOLDER):
        self._source, self._filters, self._folder = source, filters, folder
        self._spoken: dict[str, Environment] = {}
        self.names: dict[str, str] = {SOURCE_LANGUAGE: _OWN_NAME}
        self.usual = SOURCE_LANGUAGE

    def load(self, usual: str) -> None:
        """Read every catalogue; pages are made in `usual` unless a person chooses.

        Raises: LanguageMissing, CatalogueFaulty.
        """
        for path in sorted(self._folder.glob("*.json")):
            self.add(path.stem, Catalogue.of(path.stem, self._folder))
        if usual not in self.names:
            Catalogue.of(usual, self._folder)
        self.usual = usual

    def add(self, language: str, catalogue: Catalogue) -> None:
        """From now on it can be chosen, under the name that it gives itself."""
        self._spoken[language] = speaking(self._source, catalogue, self._filters(catalogue))
        self.names[language] = catalogue.said(_OWN_NAME)

    def forget(self, language: str) -> None:
        """It can't be chosen any more."""
        del self._spoken[language], self.names[language]

    def environment(self, language: str) -> Environment:
        """The templates in this language."""
        return self._spoken.get(language, self._source)

    def of(self, request: Request) -> str:
        """What this person chose; on public pages, where nothing is kept in browsers, what the browser asks for."""
        named = chosen(request)
        if not named and request.url.path.startswith(PUBLIC):
            return accepted(request.headers.get("accept-language", ""), self.names) or self.usual
        named = named or request.cookies.get(COOKIE, "")
        return named if named in self.names else self.usual

    def offered(self, request: Request) -> list[tuple[str, str, str]]:
        """(language, own name, address of this page in it) of the others; nothing on the answer to a form."""
        if request.method != "GET" and not request.url.path.startswith(PUBLIC):
            return []
        here = self.of(request)
        return [(code, name, _address(request, code)) for code, name in self.names.items() if code != here]


def chosen(request: Request) -> str:
    """The language that the address names, else empty."""
    return request.query_params.get(PARAMETER, "")


def _address(request: Request, language: str) -> str:
    url = request.url.include_query_params(**{PARAMETER: language})
    return f"{url.path}?{url.query}"
