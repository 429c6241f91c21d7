"""One proposal: what could be chosen, and why."""

from collections.abc import Iterable

from pydantic import BaseModel, ConfigDict

MOST_WORDS = 4
LEAST_SHARE = 0.25


class Proposal(BaseModel):
    """A value for a field of the form with its Chinese words, the reason, and a score to compare it by.

    The score has no unit: it orders proposals of one kind, nothing more.
    """

    model_config = ConfigDict(frozen=True)

    value: str
    label: str
    reason: str
    score: float = 0.0


def best_first(proposals: Iterable[Proposal], most: int, least_share: float = LEAST_SHARE) -> list[Proposal]:
    """At most `most` proposals, the highest score first; none that is far behind the best."""
    ordered = sorted(proposals, key=lambda p: (-p.score, p.value))[:most]
    return [proposal for proposal in ordered if proposal.score >= least_share * ordered[0].score]


def quoted(words: Iterable[str], most: int = MOST_WORDS) -> str:
    """The words that spoke for a proposal, longest first, none that is part of another, in Chinese quotes."""
    telling: list[str] = []
    for word in sorted(set(words), key=lambda word: (-len(word), word)):
        if len(telling) < most and not any(word in longer for longer in telling):
            telling.append(word)
    return "".join(f"“{word}”" for word in telling)
