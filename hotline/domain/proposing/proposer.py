"""All proposals at once, for what has been written down so far."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from ..avoidance import units_to_avoid
from ..directory import Unit
from ..identity import CallerIdentity
from .catalogue import CatalogueLine, Said
from .kinds import propose_kind
from .learned import Learned, fused, propose_learned
from .masking import MaskedText, propose_unit_text
from .proposal import Proposal
from .scope import ScopeWords, propose_organs, propose_services, propose_urgency, propose_wrongdoing, secrecy_warning
from .subjects import propose_subject
from .topics import MOST_PROPOSED as MOST_TOPICS
from .topics import TopicTree, propose_topics
from .units import propose_units

LEAST_CHARACTERS = 4


@dataclass(frozen=True)
class Question:
    """What the operator has written down so far; any of it may be empty."""

    subject: str = ""
    content: str = ""
    place: str = ""
    district: str = ""
    topic: str = ""
    reported_unit_id: str = ""
    identity: CallerIdentity = field(default_factory=CallerIdentity)

    @property
    def text(self) -> str:
        """Everything that is said of the matter."""
        return "。".join(part for part in (self.subject, self.content, self.place) if part)


@dataclass(frozen=True)
class Facts:
    """What the city knows: topic tree, units, dispatch catalogue, word lists, and what was learned from its cases."""

    tree: TopicTree
    units: Sequence[Unit]
    lines: Sequence[CatalogueLine]
    words: ScopeWords
    learned: Learned | None = None


@dataclass(frozen=True)
class Proposals:
    """What is proposed, each likeliest first; `masked` is the second text for units, `subject` a heading."""

    topics: Sequence[Proposal] = ()
    units: Sequence[Proposal] = ()
    kind: Sequence[Proposal] = ()
    urgency: Sequence[Proposal] = ()
    organs: Sequence[Proposal] = ()
    services: Sequence[Proposal] = ()
    wrongdoing: Sequence[Proposal] = ()
    masked: MaskedText = field(default_factory=MaskedText)
    subject: str = ""
    secrecy_warning: str = ""


def propose(question: Question, facts: Facts) -> Proposals:
    """Proposals for every field. Of what sounds like a state secret nothing is proposed but to stop writing."""
    text = question.text
    if warning := secrecy_warning(text, facts.words):
        return Proposals(secrecy_warning=warning)
    if len(text) < LEAST_CHARACTERS:
        return Proposals()
    topics = _topics(text, facts)
    masked = propose_unit_text(question.content, question.identity)
    likely = (question.topic,) if question.topic in facts.tree.paths else tuple(topic.value for topic in topics)
    return Proposals(
        topics=topics,
        units=propose_units(
            Said(text, likely, question.district), facts.units, facts.lines,
            frozenset(units_to_avoid(question.reported_unit_id, facts.units)), _learned_units(text, facts),
        ),
        kind=propose_kind(text), urgency=propose_urgency(text, facts.words), organs=propose_organs(text, facts.words),
        services=propose_services(text, facts.words), wrongdoing=propose_wrongdoing(text, facts.words),
        masked=masked, subject=propose_subject(masked.text),
    )


def _topics(text: str, facts: Facts) -> list[Proposal]:
    by_words = propose_topics(text, facts.tree)
    if facts.learned is None:
        return by_words
    labels = {path: path.replace("/", " › ") for path in facts.tree.paths}
    return fused(by_words, propose_learned(text, facts.learned.topics, labels), MOST_TOPICS)


def _learned_units(text: str, facts: Facts) -> list[Proposal]:
    if facts.learned is None:
        return []
    return propose_learned(text, facts.learned.units, {unit.id: unit.name for unit in facts.units})
