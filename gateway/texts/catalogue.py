"""Translations of one language: source text → text, with {0}, {1} where values stand."""

import json
import re
from collections.abc import Iterable, Mapping
from functools import cached_property
from pathlib import Path

FOLDER = Path(__file__).parent
SOURCE_LANGUAGE = "zh-CN"
PLACE = re.compile(r"\{(\d+)\}")
ANY_PLACE = re.compile(r"\{\w+\}")
CHINESE = re.compile(r"[\u3400-\u9fff]")
MARKS = re.compile(r"[\u3001\u3002\u300a-\u300d\uff01\uff08\uff09\uff0c\uff1a\uff1b\uff1f]")
LEAST_WORDS = 4


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
            if is_markup or sorted(ANY_PLACE.findall(source)) != sorted(ANY_PLACE.findall(text)):
                raise CatalogueFaulty(source)

    @classmethod
    def of(cls, language: str, folder: Path = FOLDER) -> "Catalogue":
        """The catalogue of a language. Raises: LanguageMissing, CatalogueFaulty."""
        path = folder / f"{language}.json"
        if not path.exists():
            raise LanguageMissing(f"没有语言 {language} 的译文，请先执行 python -m gateway.texts {language} 并翻译")
        return cls(json.loads(path.read_text("utf-8")))

    def said(self, source: str) -> str:
        """The translation of a text of the catalogue, else the text itself; without words its marks are translated."""
        if source not in self._texts and MARKS.search(source) and not CHINESE.search(source):
            return MARKS.sub(lambda mark: self._texts.get(mark[0], mark[0]), source)
        return self._texts.get(source, source)

    def filled(self, sentence: str) -> str:
        """The translation of a finished sentence, whose values are found again by its source."""
        if sentence in self._texts:
            return self._texts[sentence]
        for piece, pattern, text in self._patterns:
            if piece in sentence and (found := pattern.fullmatch(sentence)):
                return ANY_PLACE.sub(lambda place: self._value(found[f"v{place[0][1:-1]}"]), text)
        return sentence

    def _value(self, words: str) -> str:
        return self.filled(words) if CHINESE.search(words) else words

    @cached_property
    def _patterns(self) -> list[tuple[str, re.Pattern[str], str]]:
        """The most words first, a narrow sentence isn't taken for a wide one; with its longest piece, to be quick."""
        sources = sorted((s for s in self._texts if ANY_PLACE.search(s) and CHINESE.search(s)), key=len, reverse=True)
        return [(max(ANY_PLACE.split(s), key=len), _pattern(s), self._texts[s]) for s in sources]


def renewed(sources: Iterable[str], old: Mapping[str, str]) -> dict[str, str]:
    """The catalogue of these sources, empty where nothing was translated yet."""
    return {source: old.get(source, "") for source in sorted(set(sources))}


def _pattern(source: str) -> re.Pattern[str]:
    """Few words could be anybody's: then values are numbers or names of codes, never Chinese words."""
    value = ".*?" if len(CHINESE.findall(ANY_PLACE.sub("", source))) >= LEAST_WORDS else r"[^\u3400-\u9fff]*?"
    seen: set[str] = set()
    parts = []
    for piece in re.split(r"(\{\w+\})", source):
        name = piece[1:-1]
        if not ANY_PLACE.fullmatch(piece):
            parts.append(re.escape(piece))
        elif name in seen:
            parts.append(f"(?P=v{name})")
        else:
            seen.add(name)
            parts.append(f"(?P<v{name}>{value})")
    return re.compile("".join(parts), re.DOTALL)
