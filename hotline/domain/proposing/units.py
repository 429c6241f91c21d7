"""Units proposed from the dispatch catalogue, the units' listed duties and the place (R-5.1.2)."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import lru_cache

from ..directory import Unit
from .catalogue import CatalogueLine, Said, hits
from .learned import fused
from .proposal import Proposal, best_first, quoted
from .terms import TermIndex, Terms

AREAS = frozenset({"区县", "功能区"})
OF_THE_AREA = ("辖区", "县域", "区内")
MOST_PROPOSED = 4
LEAST_SCORE = 1.0
DUTY_SHARE = 0.8
AREA_SCORE = 0.7
NEXT_LINE_SHARE = 0.3


def propose_units(
    said: Said, units: Sequence[Unit], lines: Iterable[CatalogueLine], avoided: frozenset[str] = frozenset(),
    learned: Sequence[Proposal] = (),
) -> list[Proposal]:
    """The likeliest units. One that a ruling found not in charge isn't proposed for what the ruling was about.

    `avoided` are units that must not get it: a report's reported unit and those above it. `learned` are units that
    archived cases speak for.
    """
    known, lines = {unit.id: unit for unit in units}, tuple(lines)
    scores: dict[str, float] = defaultdict(float)
    reasons: dict[str, list[str]] = defaultdict(list)
    excluded = set(avoided)
    for hit in sorted(hits(said, lines), key=lambda hit: -hit.score):
        share = NEXT_LINE_SHARE if reasons[hit.line.unit_id] else 1.0
        scores[hit.line.unit_id] += hit.score * share
        reasons[hit.line.unit_id].append(hit.reason)
        excluded |= {hit.line.not_unit_id} - {""}
    for unit_id, match in _index_of(_duties(units)).matches(said.text).items():
        strength = match.score + (AREA_SCORE if known[unit_id].category in AREAS else 0.0)
        if _serves(known[unit_id], said) and strength >= LEAST_SCORE:
            scores[unit_id] += DUTY_SHARE * strength
            reasons[unit_id].append(f"单位职责含{quoted(match.words)}")
    by_words = best_first(
        (
            Proposal(
                value=unit_id, label=known[unit_id].name, reason="；".join(reasons[unit_id][:2]), score=round(score, 3)
            )
            for unit_id, score in scores.items() if unit_id in known and unit_id not in excluded
        ),
        MOST_PROPOSED,
    )
    meant = [one for one in learned if one.value not in excluded and _serves(known[one.value], said)]
    if not meant:
        return by_words
    ruled = {line.unit_id for line in lines if line.not_unit_id} & {one.value for one in by_words[:1]}
    return sorted(fused(by_words, meant, MOST_PROPOSED), key=lambda one: one.value not in ruled)


def _serves(unit: Unit, said: Said) -> bool:
    """Whether the matter is where the unit works: a district only for what is said to be in it."""
    if unit.category not in AREAS:
        return True
    return said.district == unit.short_name or unit.short_name in said.text


def _duties(units: Sequence[Unit]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    return tuple((unit.id, tuple(_plain(duty) for duty in unit.duties)) for unit in units)


def _plain(duty: str) -> str:
    for word in OF_THE_AREA:
        duty = duty.removeprefix(word)
    return duty


@lru_cache(maxsize=4)
def _index_of(duties: tuple[tuple[str, tuple[str, ...]], ...]) -> TermIndex:
    return TermIndex({unit_id: Terms(named=names) for unit_id, names in duties})
