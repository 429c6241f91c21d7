"""Likely duplicates of a call: the same caller, the same place, a like text, within four weeks.

Source: practice of Signalen and FixMyStreet (near in place, time and topic; four weeks).
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from .case import Case
from .likeness import bands_of, likeness, pairs_of
from .places import place_keys

WEEKS = 4
MOST = 8
LIKE_ENOUGH = 0.18
CALLER_SCORE, PLACE_SCORE, TEXT_SCORE, TOPIC_SCORE, INCIDENT_SCORE = 1.0, 1.0, 4.0, 0.6, 1.0
LEAST_SCORE = 1.0
DAYS_IN_WEEK = 7


@dataclass(frozen=True)
class Matter:
    """What is compared: of a call being taken, or of a case."""

    text: str
    place: str = ""
    topic: str = ""

    @classmethod
    def of(cls, case: Case) -> "Matter":
        """The matter of a case, by the caller's own words: it stays in the center."""
        return cls(f"{case.subject}。{case.content}", case.place, case.topic)

    @property
    def keys(self) -> list[str]:
        """Keys under which the matter is found again: its places and the bands of its text."""
        places = [f"place/{name}" for name in place_keys(self.place, self.text)]
        return places + [f"text/{band}" for band in bands_of(pairs_of(self.text))]


@dataclass(frozen=True)
class Duplicate:
    """An earlier case and what it has in common with the call."""

    case: Case
    reasons: tuple[str, ...]
    score: float


def weeks_of(now: datetime) -> list[str]:
    """The weeks to look through, e.g. 2026-W48: this one and as many before as four weeks touch."""
    return [week_of((now - timedelta(days=DAYS_IN_WEEK * back)).date()) for back in range(WEEKS + 1)]


def week_of(day: date) -> str:
    """The ISO week of a day, e.g. 2026-W48."""
    year, week, _ = day.isocalendar()
    return f"{year}-W{week:02d}"


def rank(
    matter: Matter, found: Iterable[Case], *, same_caller: frozenset[str], now: datetime
) -> list[Duplicate]:
    """The likeliest duplicates of `matter` among `found`. `same_caller` are ids of the caller's earlier cases."""
    since = now - timedelta(weeks=WEEKS)
    pairs, places = pairs_of(matter.text), frozenset(place_keys(matter.place, matter.text))
    compared = [
        _compare(matter, pairs, places, case, case.id in same_caller)
        for case in found if datetime.fromisoformat(case.registered_at) >= since
    ]
    likely = [duplicate for duplicate in compared if duplicate.score >= LEAST_SCORE]
    return sorted(likely, key=lambda d: (-d.score, d.case.id))[:MOST]


def _compare(
    matter: Matter, pairs: frozenset[str], places: frozenset[str], case: Case, is_same_caller: bool
) -> Duplicate:
    other = Matter.of(case)
    common = [name for name in place_keys(other.place, other.text) if name in places]
    alike = likeness(pairs, pairs_of(other.text))
    is_like = alike >= LIKE_ENOUGH
    is_same_topic = bool(matter.topic) and matter.topic == case.topic
    signs: Sequence[tuple[bool, float, str]] = (
        (is_same_caller, CALLER_SCORE, "同一来话人"),
        (bool(common), PLACE_SCORE, f"同一地点：{'、'.join(common[:2])}"),
        (is_like, TEXT_SCORE * alike, f"内容相近 {alike:.0%}"),
        (is_same_topic, TOPIC_SCORE, "同一主题"),
        (case.is_mass_incident, INCIDENT_SCORE, "群体事件"),
    )
    reasons = tuple(words for holds, _, words in signs if holds)
    return Duplicate(case, reasons, sum(score for holds, score, _ in signs if holds))
