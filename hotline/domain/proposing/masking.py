"""What in a caller's words may identify the caller: found, and proposed to be left out of the units' text (R-4.5).

A proposal only: the operator reads and writes the second text, and for reports of wrongdoing a second person checks it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ..identity import CallerIdentity
from .identifying import GAP, HOME, LABELS, PATTERNS, PERSON, PHONE

SHORTEST_PHONE = 7
SHORTEST_ADDRESS = 4


@dataclass(frozen=True)
class Span:
    """A stretch of the text, from `begin` to before `end` in characters, and what is to stand in its place."""

    begin: int
    end: int
    instead: str

    @property
    def label(self) -> str:
        """What kind of thing it is, in Chinese."""
        return LABELS[self.instead]


@dataclass(frozen=True)
class MaskedText:
    """The text without what was found, and where each of it stood."""

    text: str = ""
    spans: tuple[Span, ...] = ()

    @property
    def summary(self) -> str:
        """What was left out, by kind, e.g. 姓名 1 处、电话 2 处; empty when nothing was."""
        kinds = [span.label for span in self.spans]
        return "、".join(f"{kind} {kinds.count(kind)} 处" for kind in dict.fromkeys(kinds))


def propose_unit_text(content: str, identity: CallerIdentity) -> MaskedText:
    """The second text of a protected case, as far as a program can write it."""
    spans = _without_overlap([*_known(content, identity), *_found(content)])
    parts, place = [], 0
    for span in spans:
        parts += [content[place:span.begin], span.instead]
        place = span.end
    return MaskedText("".join([*parts, content[place:]]), tuple(spans))


def _known(content: str, identity: CallerIdentity) -> Iterator[Span]:
    """Where the caller's own name, number and address stand, as the operator wrote them down."""
    if len(identity.name) > 1:
        yield from _all(re.escape(identity.name), content, PERSON)
        yield from _all(rf"{re.escape(identity.name[:1])}(?:某某|某|先生|女士|师傅|老师|同志)", content, PERSON)
    if len(identity.phone) >= SHORTEST_PHONE:
        yield from _all(GAP.join(map(re.escape, identity.phone)), content, PHONE)
    if len(identity.address) >= SHORTEST_ADDRESS:
        yield from _all(re.escape(identity.address), content, HOME)


def _found(content: str) -> Iterator[Span]:
    for pattern, instead, group in PATTERNS:
        for hit in pattern.finditer(content):
            yield Span(*hit.span(group), instead)


def _all(pattern: str, content: str, instead: str) -> Iterator[Span]:
    for hit in re.finditer(pattern, content):
        yield Span(*hit.span(), instead)


def _without_overlap(spans: list[Span]) -> list[Span]:
    """In order; of two that overlap the one that begins first, and the longer of those."""
    kept: list[Span] = []
    for span in sorted(spans, key=lambda s: (s.begin, -s.end)):
        if not kept or span.begin >= kept[-1].end:
            kept.append(span)
    return kept
