"""Translations of one language: source text → text, with {0}, {1} where values stand."""

import json
import re
from collections.abc import Iterable, Mapping
from functools import cached_property
from pathlib import Path

FOLDER = Path(__file__).parent
SOURCE_LANGUAGE = "zh-CN"
PLACE = re.compile(r"\{(\d+)\}")
CHINESE = re.compile(r"[\u3400-\u9fff]")


class CatalogueFaulty(ValueError):
    """A translation that would break pages; the message names its source."""


class LanguageMissing(FileNotFoundError):
    """Nobody has begun this language; the message says how."""


class Catalogue:
    """What is not translated yet stays in the source language.

    Raises: CatalogueFaulty: a translation holds markup, or other places than its source.
    """

    def __init__(self, texts: Mapping[str, str]):
        self._texts = {source: text for source, text in texts.items() if text}
        for source, text in self._texts.items():
            is_markup = "<" in text or ">" in text or '"' in text
            if is_markup or sorted(PLACE.findall(source)) != sorted(PLACE.findall(text)):
                raise CatalogueFaulty(source)

    @classmethod
    def of(cls, language: str, folder: Path = FOLDER) -> "Catalogue":
        """The catalogue of a language. Raises: LanguageMissing, CatalogueFaulty."""
        path = folder / f"{language}.json"
        if not path.exists():
            raise LanguageMissing(f"没有语言 {language} 的译文，请先执行 python -m gateway.texts {language} 并翻译")
        return cls(json.loads(path.read_text("utf-8")))

    def said(self, source: str) -> str:
        """The translation of a text of the catalogue, else the text itself."""
        return self._texts.get(source, source)

    def filled(self, sentence: str) -> str:
        """The translation of a finished sentence, whose values are found again by its source."""
        if sentence in self._texts:
            return self._texts[sentence]
        for pattern, text in self._patterns:
            if found := pattern.fullmatch(sentence):
                return PLACE.sub(lambda place: found[f"v{place[1]}"], text)
        return sentence

    @cached_property
    def _patterns(self) -> list[tuple[re.Pattern[str], str]]:
        """The most words first, so that a narrow sentence isn't taken for a wide one."""
        sources = sorted((s for s in self._texts if PLACE.search(s) and CHINESE.search(s)), key=len, reverse=True)
        return [(_pattern(source), self._texts[source]) for source in sources]


def renewed(sources: Iterable[str], old: Mapping[str, str]) -> dict[str, str]:
    """The catalogue of these sources, empty where nothing was translated yet."""
    return {source: old.get(source, "") for source in sorted(set(sources))}


def _pattern(source: str) -> re.Pattern[str]:
    pieces = PLACE.split(source)
    parts = [f"(?P<v{piece}>.*?)" if number % 2 else re.escape(piece) for number, piece in enumerate(pieces)]
    return re.compile("".join(parts), re.DOTALL)
