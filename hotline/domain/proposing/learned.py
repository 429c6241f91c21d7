"""What was learned from the city's own archived cases: which pieces of text speak for which choice.

A model is plain numbers: pieces of two and three Chinese characters, each with its weight for the choices it speaks
for. Training needs a library (`hotline.learning`); asking needs nothing but additions, and every answer names the
pieces that spoke for it.
"""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from .proposal import Proposal, quoted

SIZES = (2, 3)
MOST_PROPOSED = 3
FUSING_CONSTANT = 2.0
REASONS = 8
_BETWEEN_WORDS = "的地得了着过我你您他她它们这那哪是不没有在就都也还很请为把被让和与及等之吗呢吧啊什么怎么"
_RUN = re.compile(rf"[^\W\d_a-zA-Z{_BETWEEN_WORDS}]{{2,}}")


def pieces(text: str) -> Iterator[str]:
    """Two and three neighbouring characters, cut where the small words of the language stand.

    Digits and letters are left out, so also people's numbers.
    """
    for run in _RUN.findall(text):
        for size in SIZES:
            for begin in range(len(run) - size + 1):
                yield run[begin:begin + size]


@dataclass(frozen=True)
class Scales:
    """Weighs a text for each choice: `rarity` per piece, `weights` per piece as (place of the choice, weight)."""

    choices: tuple[str, ...] = ()
    offsets: tuple[float, ...] = ()
    rarity: Mapping[str, float] = field(default_factory=dict)
    weights: Mapping[str, tuple[tuple[int, float], ...]] = field(default_factory=dict)

    @classmethod
    def read(cls, kept: Mapping[str, Any]) -> "Scales":
        """From plain JSON."""
        return cls(
            tuple(kept["choices"]), tuple(kept["offsets"]), dict(kept["rarity"]),
            {piece: tuple((place, weight) for place, weight in of) for piece, of in kept["weights"].items()},
        )

    def plain(self) -> dict[str, Any]:
        """As plain JSON."""
        return {
            "choices": list(self.choices), "offsets": list(self.offsets), "rarity": dict(self.rarity),
            "weights": {piece: [list(pair) for pair in of] for piece, of in self.weights.items()},
        }

    def weigh(self, text: str) -> list[tuple[float, str, list[str]]]:
        """(score, choice, the pieces that spoke for it), the highest score first; none where no piece is known."""
        parts = self._parts(text)
        if not parts:
            return []
        scores, spoke = list(self.offsets), defaultdict(list)
        for piece, part in parts.items():
            for place, weight in self.weights.get(piece, ()):
                scores[place] += part * weight
                if weight > 0:
                    spoke[place].append((part * weight, piece))
        found = [
            (score, self.choices[place], [piece for _, piece in sorted(spoke[place], reverse=True)])
            for place, score in enumerate(scores)
        ]
        return sorted(found, key=lambda one: (-one[0], one[1]))

    def _parts(self, text: str) -> dict[str, float]:
        """Each known piece with its share of the text: log of its count times its rarity, scaled to length one."""
        counts = Counter(piece for piece in pieces(text) if piece in self.rarity)
        parts = {piece: (1 + math.log(count)) * self.rarity[piece] for piece, count in counts.items()}
        length = math.sqrt(sum(part * part for part in parts.values()))
        return {piece: part / length for piece, part in parts.items()} if length else {}


@dataclass(frozen=True)
class Learned:
    """A version in use: scales for topics and for units."""

    version: int
    topics: Scales = field(default_factory=Scales)
    units: Scales = field(default_factory=Scales)


def propose_learned(text: str, scales: Scales, labels: Mapping[str, str]) -> list[Proposal]:
    """The choices that archived cases speak for, likeliest first; only those that still exist, with their `labels`."""
    found = [
        Proposal(
            value=choice, label=labels[choice], reason=f"已归档的同类来电多归此类（{quoted(spoke[:REASONS])}）",
            score=round(score, 3),
        )
        for score, choice, spoke in scales.weigh(text) if spoke and choice in labels
    ]
    return found[:MOST_PROPOSED]


def fused(by_words: Sequence[Proposal], by_cases: Iterable[Proposal], most: int) -> list[Proposal]:
    """Both lists as one: what stands high on both goes first, with both reasons.

    Source: reciprocal rank fusion (Cormack, Clarke, Buettcher, SIGIR 2009), with a small constant for short lists.
    """
    ranks: dict[str, float] = defaultdict(float)
    known: dict[str, Proposal] = {}
    for proposals in (by_words, tuple(by_cases)):
        for rank, proposal in enumerate(proposals):
            ranks[proposal.value] += 1 / (FUSING_CONSTANT + rank)
            first = known.get(proposal.value)
            known[proposal.value] = proposal if first is None else first.model_copy(
                update={"reason": f"{first.reason}；{proposal.reason}"}
            )
    ordered = sorted(known.values(), key=lambda one: (-ranks[one.value], one.value))
    return [one.model_copy(update={"score": round(ranks[one.value], 3)}) for one in ordered[:most]]
