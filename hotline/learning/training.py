"""Training and honest figures: what a version would have proposed for cases it hadn't seen.

Source: linear support vector classification over tf-idf weighted pieces, which is hard to beat on short texts
(Joachims, ECML 1998); scikit-learn 1.8.
"""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from ..domain.errors import Refused
from ..domain.proposing import Proposal
from ..domain.proposing.learned import Scales, fused, pieces, propose_learned
from .examples import Example

FOLDS = 5
LEAST_OF_A_CHOICE = 10
LEAST_CHOICES = 2
LEAST_EXAMPLES = 50
LEAST_CASES_WITH_A_PIECE = 5
MOST_PIECES = 40_000
LEAST_WEIGHT = 0.02
WITHIN = 3
SEED = 1


class TooFew(Refused):
    """There isn't enough to learn from; says how much there is and how much is needed."""

    code = "too_few_examples"


@dataclass(frozen=True)
class Accuracy:
    """Of `asked` cases that training hadn't seen: for how many the right choice stood first, and among the first three.

    By the word lists alone, by what was learned alone, and by both together, which is what operators would see.
    """

    asked: int
    choices: int
    words_first: int = 0
    words_within: int = 0
    learned_first: int = 0
    learned_within: int = 0
    both_first: int = 0
    both_within: int = 0

    def plain(self) -> dict[str, int]:
        """As plain JSON."""
        return asdict(self)


@dataclass(frozen=True)
class Trained:
    """Scales made of all examples, and the accuracy found by cross-validation; an empty part had too few examples."""

    topics: Scales
    units: Scales
    accuracy: dict[str, Accuracy]
    examples: int

    def plain(self) -> dict[str, Any]:
        """The scales as plain JSON."""
        return {"topics": self.topics.plain(), "units": self.units.plain()}


def train(
    examples: Sequence[Example], topics_by_words: Callable[[str], list[str]], units_by_words: Callable[[str], list[str]]
) -> Trained:
    """Learn topics and units.

    Raises: TooFew: for neither there are 50 examples of at least two choices with ten each.
    """
    parts, accuracy = {}, {}
    for name, by_words in (("topics", topics_by_words), ("units", units_by_words)):
        texts, choices = _usable(examples, "topic" if name == "topics" else "unit_id")
        if len(texts) < LEAST_EXAMPLES or len(set(choices)) < LEAST_CHOICES:
            continue
        parts[name] = _fit(texts, choices)
        accuracy[name] = _validated(texts, choices, by_words)
    if not parts:
        raise TooFew(
            f"可供学习的已归档案件太少（共 {len(examples)} 件）：同一主题或同一单位须有 {LEAST_OF_A_CHOICE} 件以上，"
            f"合计 {LEAST_EXAMPLES} 件以上，请积累后再学习"
        )
    return Trained(parts.get("topics", Scales()), parts.get("units", Scales()), accuracy, len(examples))


def _usable(examples: Sequence[Example], name: str) -> tuple[list[str], list[str]]:
    chosen = [(example.text, getattr(example, name)) for example in examples if getattr(example, name)]
    often = {choice for choice, count in Counter(c for _, c in chosen).items() if count >= LEAST_OF_A_CHOICE}
    kept = [(text, choice) for text, choice in chosen if choice in often]
    return [text for text, _ in kept], [choice for _, choice in kept]


def _fit(texts: Sequence[str], choices: Sequence[str]) -> Scales:
    from sklearn.feature_extraction.text import TfidfVectorizer
    from sklearn.svm import LinearSVC

    vectors = TfidfVectorizer(
        analyzer=_pieces, min_df=LEAST_CASES_WITH_A_PIECE, max_features=MOST_PIECES, sublinear_tf=True
    )
    machine = LinearSVC(class_weight="balanced", random_state=SEED)
    machine.fit(vectors.fit_transform(texts), choices)
    names = [str(piece) for piece in vectors.get_feature_names_out()]
    weights: dict[str, list[tuple[int, float]]] = {}
    for place, scale in enumerate(_per_choice(machine.coef_)):
        for at in (abs(scale) >= LEAST_WEIGHT).nonzero()[0]:
            weights.setdefault(names[at], []).append((place, round(float(scale[at]), 4)))
    rarity = {piece: round(float(value), 4) for piece, value in zip(names, vectors.idf_, strict=True)}
    return Scales(
        tuple(map(str, machine.classes_)), tuple(round(float(o), 4) for o in _per_choice(machine.intercept_)), rarity,
        {piece: tuple(of) for piece, of in weights.items()},
    )


def _per_choice(values: Any) -> list[Any]:
    """One value for each choice; of two choices the library keeps the second's only."""
    return list(values) if len(values) > 1 else [-values[0], values[0]]


def _pieces(text: str) -> list[str]:
    return list(pieces(text))


def _validated(texts: Sequence[str], choices: Sequence[str], by_words: Callable[[str], list[str]]) -> Accuracy:
    """Each case is asked of scales that were made without it."""
    from sklearn.model_selection import StratifiedKFold

    hits = Counter[str]()
    labels = {choice: choice for choice in choices}
    for learned, asked in StratifiedKFold(FOLDS, shuffle=True, random_state=SEED).split(texts, choices):
        scales = _fit([texts[i] for i in learned], [choices[i] for i in learned])
        for i in asked:
            words = by_words(texts[i])
            found = propose_learned(texts[i], scales, labels)
            plain = [Proposal(value=word, label=word, reason="") for word in words]
            _count(hits, "words", words, choices[i])
            _count(hits, "learned", [one.value for one in found], choices[i])
            _count(hits, "both", [one.value for one in fused(plain, found, WITHIN)], choices[i])
    return Accuracy(len(texts), len(labels), **hits)


def _count(hits: Counter[str], name: str, order: Sequence[str], right: str) -> None:
    hits[f"{name}_first"] += order[:1] == [right]
    hits[f"{name}_within"] += right in order[:WITHIN]
