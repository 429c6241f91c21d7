"""Finding entries (topics, units) by the words in a text, without a dictionary of the language.

Chinese has no spaces. An entry has words that count as they are, and names (a topic's, a duty's) that count by
their pieces of two to four characters: 自来水供应 is found by 自来水. A piece that many entries share says little, and
weighs little.
"""

import math
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

WHOLE_WEIGHT = 2.0
NAME_WEIGHT = 2.0
PIECE_WEIGHT = 0.6
PIECES = (2, 4)
PER_CHARACTER = 0.35
SAYS_NOTHING = frozenset({"问题", "其他", "管理", "工作", "情况", "处理", "服务", "建设", "市政", "政府"})
_BREAK = re.compile(r"[与和及、，,/（）()的]|[^\w]")


@dataclass(frozen=True)
class Terms:
    """What speaks for an entry: `whole` words as they are, `named` names also by their pieces."""

    whole: tuple[str, ...] = ()
    named: tuple[str, ...] = ()


@dataclass
class Match:
    """What in a text speaks for an entry: word → strength. `whole` are those that are words and no pieces."""

    scores: dict[str, float] = field(default_factory=dict)
    whole: set[str] = field(default_factory=set)

    @property
    def score(self) -> float:
        """The strength of all words; a piece of a word that speaks too isn't counted again."""
        return sum(
            score for word, score in self.scores.items()
            if not any(word != other and word in other for other in self.scores)
        )

    @property
    def words(self) -> list[str]:
        """What is worth telling: the whole words, or the pieces where there are none; the strongest first."""
        return sorted(self.whole or self.scores, key=lambda word: -self.scores[word])


class TermIndex:
    """Words of all entries; asked with a text it gives the entries that the text speaks for."""

    def __init__(self, entries: Mapping[str, Terms]):
        weights: dict[str, dict[str, float]] = defaultdict(dict)
        self._whole: set[tuple[str, str]] = set()
        for key, terms in entries.items():
            for word, weight, is_whole in _words_of(terms):
                weights[word][key] = max(weight, weights[word].get(key, 0.0))
                if is_whole:
                    self._whole.add((word, key))
        whole = math.log(len(entries) + 1) or 1.0
        self._words = {
            word: {key: weight * _rarity(len(keys), len(entries), whole) for key, weight in keys.items()}
            for word, keys in weights.items()
        }

    def matches(self, text: str) -> dict[str, Match]:
        """Entry → what speaks for it."""
        found: dict[str, Match] = defaultdict(Match)
        for word, keys in self._words.items():
            if word in text:
                often = 1 + math.log(text.count(word))
                for key, weight in keys.items():
                    found[key].scores[word] = weight * often
                    if (word, key) in self._whole:
                        found[key].whole.add(word)
        return dict(found)


def _rarity(entries_with: int, entries: int, whole: float) -> float:
    return math.log((entries + 1) / entries_with) / whole


def _words_of(terms: Terms) -> Iterator[tuple[str, float, bool]]:
    """Each word with its weight, and whether it is a whole one."""
    for word in terms.whole:
        yield word, WHOLE_WEIGHT * _by_length(word), True
    for name in terms.named:
        for part in filter(lambda part: len(part) > 1 and part not in SAYS_NOTHING, _BREAK.split(name)):
            yield part, NAME_WEIGHT * _by_length(part), True
            for size in PIECES:
                for begin in range(len(part) - size + 1):
                    piece = part[begin:begin + size]
                    if piece not in SAYS_NOTHING:
                        yield piece, PIECE_WEIGHT * _by_length(piece), False


def _by_length(word: str) -> float:
    return 1 + PER_CHARACTER * (min(len(word), 6) - 2)
