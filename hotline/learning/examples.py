"""What there is to learn from: archived cases that were decided, without those whose words must not travel."""

from collections.abc import Iterable
from dataclasses import dataclass

from ..domain.case import Case
from ..domain.classification import SecrecyLevel, Way
from ..domain.status import CaseStatus

SET_ASIDE = frozenset({"withdrawn", "merged"})


@dataclass(frozen=True)
class Example:
    """What was said, and what became of it: the topic it was filed under, the unit that dealt with it, if any."""

    case_id: str
    text: str
    topic: str = ""
    unit_id: str = ""


def examples_of(cases: Iterable[Case]) -> list[Example]:
    """One example for each archived case of an open matter.

    Left out are protected callers, reports of wrongdoing, matters that aren't public, and what was withdrawn or
    merged: their words are nobody's to learn from, or their end says nothing (R-4.5).
    """
    return [
        Example(case.id, _said(case), case.topic, _unit(case)) for case in cases if _may_be_learned(case)
    ]


def _said(case: Case) -> str:
    return "。".join(part for part in (case.subject, case.content, case.place) if part)


def _may_be_learned(case: Case) -> bool:
    is_open_matter = not case.is_protected and not case.reports_wrongdoing and case.secrecy is SecrecyLevel.PUBLIC
    return case.status is CaseStatus.ARCHIVED and is_open_matter and case.outcome not in SET_ASIDE


def _unit(case: Case) -> str:
    """The unit that held the case to the end; none where no unit had it."""
    if case.way not in (Way.TRANSFER, Way.APPROVE):
        return ""
    return case.latest_unit_ids[0] if any(part.report for part in case.assignments) else ""
